import { m } from "../../shared/paraglide/messages.js";
import { standingOf } from "../../shared/push/push-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { mayOpen } from "../session/may.ts";
import { deskPush } from "./desk-push.ts";

const standing = () => (mayOpen("board") ? standingOf(deskPush.state.value, m.push_blocked_desk(), deskPush.inVain.value) : null);

/** In the menu of oneself: how it stands, and the way to the switch. */
export function PushLine() {
  const stands = standing();
  return stands ? (
    <a class="lnk" href="/staff/account">
      {m.push_staff_title()}: {stands.word}
    </a>
  ) : null;
}

/** Beside the shift: whoever relies on it reads that it does not work. */
export function PushTrouble() {
  return mayOpen("board") && deskPush.inVain.value ? (
    <a class="btn btn-2 btn-xs" href="/staff/account">
      <Icon name="i-bell" />
      {m.push_not_telling()}
    </a>
  ) : null;
}

/** The switch itself, among what concerns oneself at this browser. */
export function PushPanel() {
  const stands = standing();
  if (!stands) return null;
  const { word, how, press } = stands;
  const act = () => {
    if (press?.does === "on") void deskPush.turnOn();
    if (press?.does === "off") void deskPush.turnOff();
  };
  return (
    <section class="panel">
      <h2>{m.push_staff_title()}</h2>
      <div class="in stack">
        <p>{m.push_staff_what()}</p>
        <div class="line">
          <span role="status" data-push={deskPush.state.value}>
            <b>{word}</b>
            {how && <>. {how}</>}
          </span>
          {press && (
            <button type="button" class="btn btn-2 btn-s" aria-disabled={press.does === "wait"} onClick={act}>
              {press.word}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
