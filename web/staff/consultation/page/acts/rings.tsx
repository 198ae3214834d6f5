import type { ConsultationView } from "#schema/api/consultation.ts";
import type { RingOutcome } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { staffName } from "../../../person-words.ts";
import { declineWord } from "../../consultation-words.ts";
import { whenWord } from "../head/when-word.ts";

const OUTCOME: Record<RingOutcome, () => string> = {
  accepted: () => m.consultation_ring_accepted(),
  declined: () => m.consultation_ring_declined(),
  not_answered: () => m.consultation_ring_not_answered(),
  handed_back: () => m.consultation_ring_handed_back(),
  accepted_by_other: () => m.consultation_ring_accepted_by_other(),
  taken_back: () => m.consultation_ring_taken_back(),
};

type Ring = ConsultationView["rings"][number];
const cameOf = ({ outcome, reason, note }: Ring): string =>
  [outcome ? OUTCOME[outcome]() : m.consultation_ring_now(), reason && declineWord(reason), note].filter(Boolean).join(". ");

/** Who was rung, where, and what came of it, with the reason of whoever declined. Oldest first. */
export function Rings({ view }: { view: ConsultationView }) {
  return (
    <section class="panel" aria-label={m.consultation_rings()}>
      <h2>{m.consultation_rings()}</h2>
      <div class="in">
        {view.rings.length === 0 && <p>{m.consultation_rings_none()}</p>}
        <ol class="tl">
          {view.rings.map((ring, index) => (
            <li key={`${ring.at}${index}`}>
              <time class="num">{whenWord(ring.at)}</time>
              <span class="o" />
              <div>
                {staffName(ring.staff)}: <b>{cameOf(ring)}</b>
                <small>{ring.hospital}</small>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
