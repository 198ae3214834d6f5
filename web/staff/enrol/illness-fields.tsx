import { CONDITIONS, type Condition, SLOTS, TEST_KINDS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../session/clock.ts";
import { CheckField, ChoiceField, SelectField, TextField } from "../ui/fields.tsx";
import { ANSWERS, type DetailsDraft, mayBePregnant } from "./details-draft.ts";
import { answerWord, conditionWord, testWord } from "./form-words.ts";
import type { FieldsProps } from "./person-fields.tsx";

const answers = ANSWERS.map((value) => value);
const answerOptions = () => answers.map((value) => ({ value, label: answerWord(value) }));
const hourOptions = ({ fromHour, untilHour }: { fromHour: number; untilHour: number }) =>
  Array.from({ length: untilHour - fromHour }, (_, index) => String(fromHour + index)).map((value) => ({
    value,
    label: `${value}:00`,
  }));

const toggled = (conditions: readonly Condition[], one: Condition, on: boolean): Condition[] =>
  on ? [...conditions, one] : conditions.filter((other) => other !== one);

function Conditions({ draft, change }: Omit<FieldsProps, "errors">) {
  return (
    <div class="f f-wide">
      <ChoiceField
        label={m.enrol_conditions()}
        value={draft.hasConditions}
        options={answerOptions()}
        onValue={(hasConditions) => change({ hasConditions })}
      />
      {draft.hasConditions === "yes" && (
        <div class="choices columns">
          {CONDITIONS.map((condition) => (
            <CheckField
              key={condition}
              label={conditionWord(condition)}
              checked={draft.conditions.includes(condition)}
              onChecked={(on) => change({ conditions: toggled(draft.conditions, condition, on) })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Pregnancy({ draft, change, errors }: FieldsProps) {
  return (
    <>
      <ChoiceField
        label={m.enrol_pregnant()}
        value={draft.pregnant}
        options={answerOptions()}
        onValue={(pregnant) => change({ pregnant })}
      />
      {draft.pregnant === "yes" && (
        <TextField
          label={m.enrol_pregnancy_weeks()}
          inputMode="numeric"
          maxLength={2}
          value={draft.pregnancyWeeks}
          error={errors.get("episode.pregnancyWeeks")}
          onValue={(pregnancyWeeks) => change({ pregnancyWeeks })}
        />
      )}
      <ChoiceField
        label={m.enrol_postpartum()}
        value={draft.postpartum}
        options={answerOptions()}
        onValue={(postpartum) => change({ postpartum })}
      />
    </>
  );
}

const doses = () => [
  { value: "", label: m.answer_not_asked() },
  ...["0", "1", "2", "3", "4", "5"].map((value) => ({ value, label: value })),
];

/** What is known of the illness. What was not asked stays "not asked". */
export function IllnessFields({ draft, change, errors }: FieldsProps) {
  return (
    <fieldset class="panel form-part">
      <legend>{m.enrol_illness()}</legend>
      <TextField
        label={m.enrol_onset()}
        hint={m.enrol_onset_hint()}
        inputMode="numeric"
        maxLength={10}
        value={draft.onsetDate}
        error={errors.get("episode.onsetDate")}
        onValue={(onsetDate) => change({ onsetDate })}
      />
      <SelectField
        label={m.enrol_test()}
        value={draft.testKind}
        options={TEST_KINDS.map((value) => ({ value, label: testWord(value) }))}
        onValue={(testKind) => change({ testKind })}
      />
      <TextField
        label={m.enrol_test_date()}
        hint={m.enrol_onset_hint()}
        inputMode="numeric"
        maxLength={10}
        value={draft.testDate}
        error={errors.get("episode.testDate")}
        onValue={(testDate) => change({ testDate })}
      />
      <SelectField
        label={m.enrol_doses()}
        value={draft.vaccineDoses}
        options={doses()}
        onValue={(vaccineDoses) => change({ vaccineDoses })}
      />
      <Conditions draft={draft} change={change} />
      {mayBePregnant(draft, now.peek()) && <Pregnancy draft={draft} change={change} errors={errors} />}
    </fieldset>
  );
}

function hypoxia(draft: DetailsDraft): string | undefined {
  return draft.chronicHypoxia && draft.spo2Baseline === "" ? m.enrol_baseline_needed() : undefined;
}

/** How the person is followed: the oximeter, the usual oxygen level, the hours. */
export function CareFields({ draft, change, errors }: FieldsProps) {
  return (
    <fieldset class="panel form-part">
      <legend>{m.enrol_care()}</legend>
      <ChoiceField
        label={m.enrol_oximeter()}
        value={draft.hasOximeter}
        options={answerOptions()}
        onValue={(hasOximeter) => change({ hasOximeter })}
      />
      <TextField
        label={m.enrol_baseline()}
        hint={hypoxia(draft) ?? m.enrol_baseline_hint()}
        inputMode="decimal"
        maxLength={5}
        value={draft.spo2Baseline}
        error={errors.get("episode.spo2Baseline")}
        onValue={(spo2Baseline) => change({ spo2Baseline })}
      />
      <CheckField
        label={m.enrol_hypoxia()}
        checked={draft.chronicHypoxia}
        onChecked={(chronicHypoxia) => change({ chronicHypoxia })}
      />
      <SelectField
        label={m.enrol_am()}
        value={draft.amHour}
        options={hourOptions(SLOTS.am)}
        onValue={(amHour) => change({ amHour })}
      />
      <SelectField
        label={m.enrol_pm()}
        value={draft.pmHour}
        options={hourOptions(SLOTS.pm)}
        onValue={(pmHour) => change({ pmHour })}
      />
    </fieldset>
  );
}
