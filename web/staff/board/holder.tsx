import type { AlertView } from "#schema/api/triage.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { actionWord } from "../alert/alert-words.ts";
import { initials, staffName } from "../person-words.ts";
import { session } from "../session/session.ts";
import { presence } from "./board-state.ts";

const lookersAt = (episodeId: string) =>
  presence.value.filter((one) => one.episodeId === episodeId && one.staffId !== session.value?.staff.id);

function under(alert: AlertView): string | null {
  if (alert.lastAction)
    return m.holder_did({ action: actionWord(alert.lastAction.action), time: clockTime(alert.lastAction.at) });
  return alert.holder ? m.holder_since({ time: clockTime(alert.holder.since) }) : null;
}

/** Who has it: filled ring and name; who only looks: dashed ring; nobody: an empty ring and the words. */
export function Holder({ alert, episodeId }: { alert: AlertView; episodeId: string }) {
  const { holder, formerHolder } = alert;
  const [looker] = lookersAt(episodeId);
  if (holder)
    return (
      <div class="holder">
        <span class="ava">{initials(holder.name)}</span>
        <span>
          {staffName(holder)}
          <br />
          <small class="dim">{under(alert)}</small>
        </span>
      </div>
    );
  if (looker)
    return (
      <div class="holder">
        <span class="ava see">{initials(looker.name)}</span>
        <span>
          {staffName(looker)}
          <br />
          <small class="dim">{m.holder_looking()}</small>
        </span>
      </div>
    );
  return (
    <div class="holder">
      <span class="nobody" />
      <span>
        <b>{m.holder_nobody()}</b>
        {formerHolder && (
          <>
            <br />
            <small class="dim">{m.holder_former({ who: staffName(formerHolder) })}</small>
          </>
        )}
      </span>
    </div>
  );
}
