import type { OpinionView } from "#schema/api/consultation.ts";
import type { Disposition } from "#schema/terms.ts";
import { clockTime } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";

type Told = readonly [decided: string, next: string];
/** The words of the patient's app: what was decided, and what happens next. */
const WORDS: Record<Disposition, (name: string) => Told> = {
  stay_home: (name) => [m.opinion_stay_home({ name }), m.opinion_stay_home_next()],
  team_visit: (name) => [m.opinion_team_visit({ name }), m.opinion_team_visit_next()],
  transfer_hospital: (name) => [m.opinion_transfer_hospital({ name }), m.opinion_transfer_hospital_next()],
  ask_specialist: (name) => [m.opinion_ask_specialist({ name }), m.opinion_ask_specialist_next()],
};

interface PreviewProps extends Pick<OpinionView, "disposition" | "remeasureMinutes" | "patientText"> {
  readonly name: string;
  /** When it is, or was, signed. */
  readonly at: number;
  readonly title: string;
}

/** What the people at home read: the disposition in plain words, the doctor's own words, when to measure again. */
export function PatientPreview({ name, disposition, remeasureMinutes, patientText, at, title }: PreviewProps) {
  const [decided, next] = WORDS[disposition](name);
  return (
    <div class="c-preview">
      <small class="dim">{title}</small>
      <p>
        <b>{decided}</b>
      </p>
      {patientText && <p class="said">{patientText}</p>}
      <p>{next}</p>
      {remeasureMinutes !== null && <p>{m.opinion_remeasure({ time: clockTime(at + remeasureMinutes * 60_000) })}</p>}
    </div>
  );
}
