import { env } from "cloudflare:workers";
import * as z from "zod/mini";

type Answer = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly hangs?: true;
};

/** The gateway forgets what it got, and will answer with these one after the other; then it takes everything. */
export async function gatewayAnswers(...answers: readonly Answer[]): Promise<void> {
  await fetch(`${env.ESMS_URL}answers`, { method: "POST", body: JSON.stringify(answers) });
}

const received = z.array(z.record(z.string(), z.string()));
/** The messages that it got since. */
export const textsReceived = async () => received.parse(await (await fetch(env.ESMS_URL)).json());

declare global {
  namespace Cloudflare {
    interface Env {
      /** Where the gateway of text messages is; only in the project of pushes. */
      readonly ESMS_URL: string;
    }
  }
}
