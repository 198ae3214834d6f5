import type { ConsultationView, PresenceView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { staffName } from "../../../person-words.ts";
import { whenWord } from "../head/when-word.ts";

function whoWord({ who }: PresenceView): string {
  if (who.kind === "staff") return staffName(who.staff);
  const phone = who.relation === "carer" ? m.consultation_phone_of_carer() : m.consultation_phone_of_patient();
  return `${who.name} (${phone})`;
}

function whenIn({ joinedAt, leftAt, exact }: PresenceView, word: (at: number) => string): string {
  const from = word(joinedAt);
  if (leftAt === null) return m.consultation_from_on({ from });
  return exact ? m.consultation_from_to({ from, to: word(leftAt) }) : m.consultation_from_about({ from, to: word(leftAt) });
}

interface Stay {
  readonly who: string;
  readonly times: readonly string[];
}
/** Somebody who came back is one line with several times: a line that drops does not push the writing off the screen. */
function staysOf(presences: readonly PresenceView[], word: (at: number) => string): Stay[] {
  const stays = new Map<string, Stay>();
  for (const presence of presences) {
    const who = whoWord(presence);
    const key = presence.who.kind === "staff" ? presence.who.staff.id : who;
    stays.set(key, { who, times: [...(stays.get(key)?.times ?? []), whenIn(presence, word)] });
  }
  return [...stays.values()];
}

/** Who was in the call, from when to when; a time that was only seen says "about". */
export function Presences({ call, word = whenWord }: Pick<ConsultationView, "call"> & { word?: (at: number) => string }) {
  if (call.presences.length === 0) return <p class="dim">{m.consultation_nobody_called()}</p>;
  return (
    <ul class="c-presences">
      {staysOf(call.presences, word).map(({ who, times }) => (
        <li key={who}>
          <b>{who}</b> <span class="dim num">{times.join("; ")}</span>
        </li>
      ))}
    </ul>
  );
}
