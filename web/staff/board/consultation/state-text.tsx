import type { ConsultationRow } from "#schema/api/consultation.ts";
import { clockTime } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { stateWords } from "../../consultation/consultation-words.ts";
import { initials, staffName } from "../../person-words.ts";
import { now } from "../../session/clock.ts";
import { onlooker } from "./lane-state.ts";

/** Whose turn it is: filled ring: has it or signed it; dashed: is rung; empty: nobody. */
function Turn({ row }: { row: ConsultationRow }) {
  const has = row.state === "decided" ? row.opinion?.by : row.doctor;
  if (has) return <span class="ava">{initials(has.name)}</span>;
  if (row.ring) return <span class="ava see">{initials(row.ring.staff.name)}</span>;
  return <span class="nobody" />;
}

/** Where it stands, in words that count by the second; below, who asked whom. */
export function StateText({ row, gone }: { row: ConsultationRow; gone: boolean }) {
  const asked = { who: staffName(row.askedBy), time: clockTime(row.askedAt) };
  const atHospital = row.hospital.id === onlooker.value.facilityId;
  return (
    <div class="holder">
      <Turn row={row} />
      <span>
        <b>{gone ? m.lane_consult_over() : stateWords(row, now.value, onlooker.value.staffId)}</b>
        <small class="dim">
          {atHospital ? m.consult_asks(asked) : m.consult_asks_hospital({ ...asked, hospital: row.hospital.shortName })}
        </small>
      </span>
    </div>
  );
}
