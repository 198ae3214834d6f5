import { pushKey, type SubscribeBody } from "#schema/api/push.ts";
import type { Language } from "#schema/terms.ts";
import { call, tell } from "../api.ts";
import { keepPush, type Side, withTold } from "./kept-push.ts";

const PATH = {
  staff: "/api/staff/push-subscription",
  patient: "/api/device/push-subscription",
} as const satisfies Record<Side, string>;

/** Tabs, both apps and the worker share one subscription: they change it one after the other. */
export const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request("push", work);

/** The deployment's key; null: it has no push. Throws when nobody answers. */
export const askKey = async (): Promise<string | null> => (await call("/api/push-key", pushKey)).publicKey;

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const isSame = (a: ArrayBuffer | null, b: Uint8Array): boolean =>
  a?.byteLength === b.length && new Uint8Array(a).every((byte, at) => byte === b[at]);

/** This browser's subscription under this key; one under an older key of the deployment is given up. */
export async function subscribe(manager: PushManager, publicKey: string): Promise<PushSubscription> {
  const key = bytesOf(publicKey);
  const existing = await manager.getSubscription();
  if (existing && isSame(existing.options.applicationServerKey, key)) return existing;
  await existing?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function bodyOf(subscription: PushSubscription, language: Language): SubscribeBody {
  const { endpoint = "", keys: { p256dh = "", auth = "" } = {} } = subscription.toJSON();
  return { subscription: { endpoint, keys: { p256dh, auth } }, language };
}

/** From now on the service tells this side here, in this language. */
export async function handOver(side: Side, subscription: PushSubscription, language: Language): Promise<void> {
  await tell(PATH[side], { method: "PUT", body: bodyOf(subscription, language) });
  await keepPush((before) => ({ ...withTold(before, side, subscription.endpoint), language }));
}

/** The service tells this side here no more. Throws when it does not answer. */
export const takeBack = (side: Side): Promise<void> => tell(PATH[side], { method: "DELETE" });
