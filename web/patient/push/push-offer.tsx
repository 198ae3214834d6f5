import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { standingOf } from "../../shared/push/push-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { closeOffer } from "./offer-state.ts";
import { phonePush, startPush } from "./phone-push.ts";

/** Asked once. A yes stays on the screen until the browser has answered too, and says what came of it. */
export default function PushOffer() {
  const pressed = useSignal(false);
  useEffect(startPush, []);
  const state = phonePush.state.value;
  const standing = standingOf(state, m.push_blocked_phone());
  const isAsked = pressed.value || state === "off" || state === "install-first";
  if (!standing || !isAsked) return null;
  const accept = () => {
    pressed.value = true;
    void phonePush.turnOn();
  };
  const isOpen = state === "off" || state === "failed";
  return (
    <section class="note" aria-labelledby="push-offer">
      <Icon name="i-bell" />
      <h2 id="push-offer" class="card-title">
        {m.push_offer()}
      </h2>
      <p class="wide">{state === "install-first" ? m.push_install_first() : m.push_offer_what()}</p>
      {pressed.value && (
        <p class="wide" role="status" data-push={state}>
          <b>{standing.word}</b>
          {standing.how && <>. {standing.how}</>}
        </p>
      )}
      <div class="note-do">
        {isOpen && (
          <button type="button" class="btn btn-2 btn-full" onClick={accept}>
            {state === "failed" ? m.retry() : m.push_offer_yes()}
          </button>
        )}
        {state === "install-first" && (
          <a class="btn btn-2 btn-full" href="/install">
            {m.home_install_do()}
          </a>
        )}
        <button type="button" class="btn btn-q btn-full" onClick={closeOffer}>
          {isOpen || state === "install-first" ? m.push_offer_no() : m.shell_close()}
        </button>
      </div>
    </section>
  );
}
