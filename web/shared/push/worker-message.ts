import * as z from "zod/mini";
import { PUSH_CODES, type PushCode } from "#schema/terms.ts";

/** What the service worker tells an open window: a notification was pressed, go there; or something was just told, look at it anew. */
export const workerMessage = z.union([
  z.object({ go: z.string().check(z.startsWith("/")) }),
  z.object({ told: z.object({ code: z.enum([...PUSH_CODES.staff, ...PUSH_CODES.patient]), about: z.nullable(z.string()) }) }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;

/** Asked of a new worker by an app that is just starting: take over from the old one. */
export const TAKE_OVER = "take-over";
/** The same, unless a patient's app is open: that one would lose its parts under its feet. */
export const TAKE_OVER_IF_UNUSED = "take-over-if-unused";

interface Hearing {
  readonly go: (path: string) => void;
  readonly told: (about: string | null, code: PushCode) => void;
}

/** Hears the worker until the returned function is called. */
export function hearWorker({ go, told }: Hearing): () => void {
  if (!("serviceWorker" in navigator)) return () => {};
  const hear = ({ data }: MessageEvent<unknown>) => {
    const message = z.safeParse(workerMessage, data);
    if (!message.success) return;
    if ("go" in message.data) go(message.data.go);
    else told(message.data.told.about, message.data.told.code);
  };
  navigator.serviceWorker.addEventListener("message", hear);
  return () => navigator.serviceWorker.removeEventListener("message", hear);
}
