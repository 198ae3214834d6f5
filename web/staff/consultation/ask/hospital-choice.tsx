import { useId } from "preact/hooks";
import type { HospitalList } from "#schema/api/consultation.ts";
import type { FacilityId } from "#schema/ids.ts";
import type { CareLevel } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { telephone } from "../../board/row/reach.tsx";
import { staffName } from "../../person-words.ts";

type Hospital = HospitalList["hospitals"][number];
const LEVEL: Record<CareLevel, () => string> = {
  initial: () => m.ask_level_initial(),
  basic: () => m.ask_level_basic(),
  specialised: () => m.ask_level_specialised(),
};

/** Who would be rung, in that order; where nobody would be, the telephone. */
export function OnDuty({ onDuty, facility }: Pick<Hospital, "onDuty" | "facility">) {
  if (onDuty.length > 0) return <small>{m.ask_on_duty({ who: onDuty.map(staffName).join(", ") })}</small>;
  if (!facility.healthPhone) return <small class="f-err">{m.ask_nobody_no_phone()}</small>;
  return (
    <small class="f-err">
      {m.ask_nobody_on_duty()}{" "}
      <a class="num" href={telephone(facility.healthPhone)}>
        {facility.healthPhone}
      </a>
    </small>
  );
}

/** Which hospital: its level, who is on duty there and how much it has already. */
export function HospitalChoice({
  hospitals,
  chosen,
  onChoose,
}: {
  hospitals: readonly Hospital[];
  chosen: FacilityId | null;
  onChoose: (id: FacilityId) => void;
}) {
  const name = useId();
  return (
    <fieldset class="f f-choice f-wide">
      <legend class="lb">{m.ask_hospital()}</legend>
      {hospitals.length === 0 && <p class="f-err">{m.ask_no_hospital()}</p>}
      <div class="hospitals">
        {hospitals.map((hospital) => {
          const { facility, careLevel, open } = hospital;
          return (
            <div key={facility.id} class="hospital">
              <label class="opt">
                <input type="radio" name={name} checked={facility.id === chosen} onChange={() => onChoose(facility.id)} />
                <b>{facility.name}</b>
              </label>
              <small class="dim">
                {LEVEL[careLevel]()}. {open > 0 ? m.ask_open_there({ count: open }) : m.ask_open_none()}.
              </small>
              <OnDuty {...hospital} />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
