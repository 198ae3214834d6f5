import type { ComponentChildren } from "preact";
import type { AlertView } from "#schema/api/triage.ts";
import { clockTime } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { actionWord } from "../../alert/alert-words.ts";
import { initials, staffName } from "../../person-words.ts";
import { session } from "../../session/session.ts";
import { consultations, presence } from "../board-state.ts";

const lookersAt = (episodeId: string) =>
  presence.value.filter((one) => one.episodeId === episodeId && one.staffId !== session.value?.staff.id);

function under(alert: AlertView): string | null {
  if (alert.lastAction)
    return m.holder_did({ action: actionWord(alert.lastAction.action), time: clockTime(alert.lastAction.at) });
  if (alert.holder) return m.holder_since({ time: clockTime(alert.holder.since) });
  return alert.formerHolder && m.holder_former({ who: staffName(alert.formerHolder) });
}

/** With whom somebody's consultation is that is not over, as a way to it; null: none is open. */
function consultationOf(episodeId: string): ComponentChildren {
  const row = [...(consultations.value?.values() ?? [])].find((one) => one.episodeId === episodeId);
  if (!row) return null;
  const who = row.opinion?.by ?? row.doctor ?? row.ring?.staff;
  const words = who ? m.holder_consult({ who: staffName(who) }) : m.holder_consult_nobody();
  return (
    <a class="holder-consult" href={`/staff/consultations/${row.id}`} tabIndex={-1} title={words}>
      {words}
    </a>
  );
}

/** Who has it: filled ring and name; who only looks: dashed ring; nobody: an empty ring and the words. Below, the consultation or the last act. */
export function Holder({ alert, episodeId }: { alert: AlertView; episodeId: string }) {
  const { holder } = alert;
  const [looker] = holder ? [] : lookersAt(episodeId);
  const more = consultationOf(episodeId) ?? (looker ? m.holder_looking() : under(alert));
  const face = holder ?? looker;
  return (
    <div class="holder">
      {face ? <span class={holder ? "ava" : "ava see"}>{initials(face.name)}</span> : <span class="nobody" />}
      <span>
        {face ? staffName(face) : <b>{m.holder_nobody()}</b>}
        {more && (
          <>
            <br />
            <small class="dim">{more}</small>
          </>
        )}
      </span>
    </div>
  );
}
