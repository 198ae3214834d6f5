import { computed, effect } from "@preact/signals";
import { createPushSwitch } from "../../shared/push/push-switch.ts";
import { watchPush } from "../../shared/push/watch-push.ts";
import { people, state } from "../session/session.ts";
import { isInstalled, isIos } from "../shell/install.ts";

/** One switch for all people of this phone. */
const PHONE = "phone";
/** A phone that the station does not know any more keeps its wish: with a new code it is told again. */
const hasPeople = computed(() => state.value !== "loading" && state.value !== "none" && people.value.length > 0);
const hasNobody = computed(() => state.value === "none" || (state.value === "open" && people.value.length === 0));

export const phonePush = createPushSwitch({
  side: "patient",
  owner: () => (hasPeople.value && state.value === "open" ? PHONE : null),
  isIosInBrowser: () => isIos() && !isInstalled(),
});

/** Signed out: this browser is not reached for its people any more. */
export const forgetPhone = (): Promise<void> => phonePush.forget(PHONE);

let isStarted = false;
/** Keeps the service's word of this phone true from now on; the last person taken off, or the phone signed out, ends it. */
export function startPush(): void {
  if (isStarted) return;
  isStarted = true;
  watchPush(
    phonePush,
    computed(() => hasPeople.value && state.value === "open"),
  );
  effect(() => {
    if (hasNobody.value) void phonePush.forget(PHONE);
  });
}
