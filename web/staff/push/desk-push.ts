import { computed, effect } from "@preact/signals";
import { createPushSwitch } from "../../shared/push/push-switch.ts";
import { watchPush } from "../../shared/push/watch-push.ts";
import { expired, session } from "../session/session.ts";

/** Who may be told here; nobody while a session has ended under the page, or a temporary password must go first. */
const me = computed(() => {
  const here = session.value;
  return here && !expired.value && !here.mustChangePassword ? here.staff.id : null;
});

/** One switch for each professional at this browser: their wish returns when they sign in again, and is nobody else's. */
export const deskPush = createPushSwitch({ side: "staff", owner: () => me.value, isIosInBrowser: () => false });

let isStarted = false;
/** From the first sign-in in this tab: a new session gets the subscription anew, a sign-out gives it up. */
export function startPush(): void {
  if (isStarted) return;
  isStarted = true;
  watchPush(deskPush, me);
  effect(() => {
    if (session.value === null) void deskPush.leave();
  });
}
