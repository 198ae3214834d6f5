import type { ConsultationView, PresenceView } from "#schema/api/consultation.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { staffName } from "../../person-words.ts";
import { whenWord } from "./when-word.ts";

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

/** Who was in the call, from when to when; a time that was only seen says "about". */
export function Presences({ call, word = whenWord }: Pick<ConsultationView, "call"> & { word?: (at: number) => string }) {
  if (call.presences.length === 0) return <p class="dim">{m.consultation_nobody_called()}</p>;
  return (
    <ul class="c-presences">
      {call.presences.map((presence, index) => (
        <li key={`${presence.joinedAt}${index}`}>
          <b>{whoWord(presence)}</b> <span class="dim num">{whenIn(presence, word)}</span>
        </li>
      ))}
    </ul>
  );
}
