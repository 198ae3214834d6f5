import type { ConsultationRow } from "#schema/api/consultation.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { consultationPath, stateWords } from "../consultation/consultation-words.ts";
import { staffName } from "../person-words.ts";
import { now } from "../session/clock.ts";

function Line({ row }: { row: ConsultationRow }) {
  const who = row.opinion?.by ?? row.doctor;
  return (
    <li>
      <a class="lnk" href={consultationPath(row.id)}>
        {stateWords(row, now.value)}
      </a>
      <div class="l2">
        {row.hospital.shortName}
        {who && `, ${staffName(who)}`}. {clockTime(row.askedAt)} {dayNumber(row.askedAt).slice(0, 5)}
      </div>
      <p class="said">{row.question}</p>
    </li>
  );
}

/** What hospitals were asked about this person, and what came of it; newest first. */
export function ConsultationsPanel({ rows }: { rows: readonly ConsultationRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="panel">
      <h2>{m.nav_consultations()}</h2>
      <ul class="in stack tight">
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}
