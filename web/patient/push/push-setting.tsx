import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { standingOf } from "../../shared/push/push-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { phonePush, startPush } from "./phone-push.ts";

/** Whether this phone tells of answers while the app is closed. */
export function PushSetting() {
  useEffect(startPush, []);
  const state = phonePush.state.value;
  const standing = standingOf(state, m.push_blocked_phone(), phonePush.inVain.value);
  if (!standing) return null;
  const { word, how, press } = standing;
  const act = () => {
    if (press?.does === "on") void phonePush.turnOn();
    if (press?.does === "off") void phonePush.turnOff();
  };
  return (
    <section class="note" aria-labelledby="push-title">
      <Icon name="i-bell" />
      <h2 id="push-title" class="card-title">
        {m.push_phone_title()}
      </h2>
      <p class="wide">{m.push_phone_what()}</p>
      <p class="wide" role="status" data-push={state}>
        <b>{word}</b>
        {how && <>. {how}</>}
      </p>
      {state === "install-first" && (
        <div class="note-do">
          <a class="btn btn-2 btn-full" href="/install">
            {m.home_install_do()}
          </a>
        </div>
      )}
      {press && (
        <div class="note-do">
          <button type="button" class="btn btn-2 btn-full" aria-disabled={press.does === "wait"} onClick={act}>
            {press.word}
          </button>
        </div>
      )}
    </section>
  );
}
