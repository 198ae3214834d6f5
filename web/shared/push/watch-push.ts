import { effect, type ReadonlySignal } from "@preact/signals";
import { language } from "../locale.ts";
import { isPushSupported } from "./browser-push.ts";
import { watchKeptPush } from "./kept-push.ts";
import type { PushSwitch } from "./push-switch.ts";

/**
 * Keeps the switch true: when `here` changes (another person, a new session), the language, the network or the permission, and when
 * another window or the worker has changed what is kept.
 */
export function watchPush({ sync, look }: PushSwitch, here: ReadonlySignal<unknown>): () => void {
  const again = () => void sync();
  const stop = effect(() => {
    void here.value;
    void language.value;
    again();
  });
  addEventListener("online", again);
  const unwatch = isPushSupported() ? watchKeptPush(() => void look()) : () => {};
  const permission = navigator.permissions?.query({ name: "notifications" }).catch(() => null);
  void permission?.then((status) => status?.addEventListener("change", again));
  return () => {
    stop();
    unwatch();
    removeEventListener("online", again);
    void permission?.then((status) => status?.removeEventListener("change", again));
  };
}
