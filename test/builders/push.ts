import { env } from "cloudflare:workers";
import * as z from "zod/mini";
import { pushPayload, type SubscribeBody } from "#schema/api/push.ts";
import { send } from "./world.ts";

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** What a browser asks to be told at; the keys are of the right length and belong to nobody. */
export const aSubscription = (
  endpoint = `https://fcm.googleapis.com/fcm/send/${crypto.randomUUID()}`,
  over: Partial<SubscribeBody> = {},
): SubscribeBody => ({
  subscription: {
    endpoint,
    keys: {
      p256dh: base64url(crypto.getRandomValues(new Uint8Array(65))),
      auth: base64url(crypto.getRandomValues(new Uint8Array(16))),
    },
  },
  language: "vi",
  ...over,
});

declare global {
  namespace Cloudflare {
    interface Env {
      /** Where the push service of the tests is; only in the project of pushes. */
      readonly PUSH_SERVICE: string;
    }
  }
}

const received = z.array(
  z.object({
    text: z.string(),
    headers: z.record(z.string(), z.string()),
    claims: z.object({ aud: z.string(), exp: z.int(), sub: z.string() }),
    key: z.string(),
    isSigned: z.boolean(),
  }),
);
type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly hangs?: true };

export interface TestBrowser {
  readonly subscription: SubscribeBody;
  /** Everything that it was told, once it is so much at least. */
  received(least: number): Promise<z.infer<typeof received>>;
  /** The codes and what they are about, in the order in which they came. */
  told(least: number): Promise<(readonly [code: string, about: string | null])[]>;
}

/** A browser with keys of its own, at a push service that gives these answers one after the other, and takes everything then. */
export async function aBrowser(...answers: readonly Answer[]): Promise<TestBrowser> {
  const made = await fetch(`${env.PUSH_SERVICE}/browsers`, { method: "POST", body: JSON.stringify(answers) });
  const { place, endpoint, keys } = z
    .object({ place: z.int(), endpoint: z.string(), keys: z.object({ p256dh: z.string(), auth: z.string() }) })
    .parse(await made.json());
  const all = async (least: number) =>
    received.parse(await (await fetch(`${env.PUSH_SERVICE}/received/${place}?least=${least}`)).json());
  return {
    subscription: { subscription: { endpoint, keys }, language: "vi" },
    received: all,
    told: async (least) =>
      (await all(least)).map(({ text }) => pushPayload.parse(JSON.parse(text))).map(({ code, about }) => [code, about] as const),
  };
}

/** Has this person's browser told, through the route. */
export async function withPush(
  as: { readonly cookie: string },
  side: "staff" | "device",
  ...answers: readonly Answer[]
): Promise<TestBrowser> {
  const browser = await aBrowser(...answers);
  const answer = await send(`/api/${side}/push-subscription`, { as, method: "PUT", body: browser.subscription });
  if (answer.status !== 204) throw new Error(await answer.text());
  return browser;
}
