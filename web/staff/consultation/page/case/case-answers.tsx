import type { ConsultationView } from "#schema/api/consultation.ts";
import { figure } from "../../../../shared/locale.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Unknown } from "../../../../shared/ui/severity.tsx";
import { asSentence, symptomWord } from "../../../clinical-words.ts";
import { conditionWord } from "../../../enrol/form-words.ts";
import { symptomsOf } from "../../../patient/course/chart-figures.ts";
import { ageMonthsAt } from "../../../person-words.ts";
import { serverNow } from "../../../session/clock.ts";
import { whenWord } from "../head/when-word.ts";

export interface CaseProps {
  readonly view: ConsultationView;
  /** How an instant is written: short on the screen, with its whole day on paper. */
  readonly word?: (at: number) => string;
}

/** What somebody typed; null was not said or not asked, which is never "none". */
export const Said = ({ text, unsaid }: { text: string | null; unsaid: string }) =>
  text === null ? <Unknown word={unsaid} /> : <span class="c-said">{text}</span>;

/** Symptoms of the newest check-in, with what the person wrote. */
export function Now({ view, word = whenWord }: CaseProps) {
  const latest = view.case.checkins.at(-1);
  const symptoms = latest ? symptomsOf(latest) : null;
  if (!latest || symptoms === null) return <Unknown word={m.consultation_not_asked()} />;
  const notes = [latest.measurements.note, ...latest.addenda.map(({ note }) => note ?? null)].filter((note) => note !== null);
  return (
    <>
      {symptoms.length === 0 ? m.chart_no_symptoms() : asSentence(symptoms.map(symptomWord).join(", "))}
      <small class="dim"> ({m.consultation_now_at({ when: word(latest.measuredAt) })})</small>
      {notes.map((note) => (
        <div key={note} class="said">
          {note}
        </div>
      ))}
    </>
  );
}

export function Conditions({
  view: {
    case: { details, baseline },
  },
}: CaseProps) {
  const { conditions, chronicHypoxia } = details;
  if (conditions === null) return <Unknown word={m.consultation_not_asked()} />;
  const words = [...conditions.map(conditionWord), ...(chronicHypoxia ? [m.consultation_hypoxia()] : [])];
  return (
    <>
      {words.length === 0 ? m.record_no_conditions() : words.join(", ")}.{" "}
      {baseline !== null && `${m.record_baseline()} ${figure(baseline)} %.`}
    </>
  );
}

export function Doses({ view }: CaseProps) {
  const doses = view.case.details.vaccineDoses;
  return doses === null ? <Unknown word={m.consultation_not_asked()} /> : <span class="num">{doses}</span>;
}

export function Oxygen({ view }: CaseProps) {
  const onOxygen = view.case.checkins.at(-1)?.measurements.onOxygen ?? null;
  if (onOxygen === null) return <Unknown word={m.consultation_not_asked()} />;
  return <>{onOxygen ? m.consultation_oxygen_yes() : m.answer_no()}</>;
}

const YEAR = 12;
/** Asked about at the ages at which it can be; whatever was answered is shown at any age. */
export function mayBePregnant({ sex, birth, case: { details } }: ConsultationView): boolean {
  const months = ageMonthsAt(birth, serverNow());
  return (
    details.pregnant === true || details.postpartum === true || (sex !== "male" && months >= 10 * YEAR && months < 55 * YEAR)
  );
}

export function Pregnancy({
  view: {
    case: { details },
  },
}: CaseProps) {
  const { pregnant, pregnancyWeeks, postpartum } = details;
  if (pregnant === null) return <Unknown word={m.consultation_not_asked()} />;
  if (pregnant) return <>{pregnancyWeeks ? m.person_pregnant_weeks({ weeks: pregnancyWeeks }) : m.consultation_pregnant()}</>;
  return <>{postpartum ? m.consultation_postpartum() : m.consultation_not_pregnant()}</>;
}
