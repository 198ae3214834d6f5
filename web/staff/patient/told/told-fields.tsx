import { asksAboutFever, symptomsAsked } from "#clinical/form.ts";
import { MEASURING_CONDITIONS, type MeasuringCondition, type Symptom } from "#schema/terms.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { asSentence, symptomWord } from "../../clinical-words.ts";
import { ANSWERS } from "../../enrol/details-draft.ts";
import { answerWord } from "../../enrol/form-words.ts";
import { CheckField, ChoiceField, TextField } from "../../ui/fields.tsx";
import { readFigure, type ToldDraft, ticksMissing, unreadable } from "./told-draft.ts";

interface ToldProps {
  readonly draft: ToldDraft;
  readonly change: (part: Partial<ToldDraft>) => void;
}
const toggled = <T extends string>(list: readonly T[], one: T, on: boolean): T[] =>
  on ? [...list.filter((other) => other !== one), one] : list.filter((other) => other !== one);

type FigureName = "spo2" | "spo2Second" | "respiratoryRate" | "pulse" | "temperature" | "systolic" | "diastolic" | "feverHours";

function Figure({ name, label, draft, change }: ToldProps & { name: FigureName; label: string }) {
  return (
    <TextField
      label={label}
      inputMode="decimal"
      maxLength={7}
      value={draft[name]}
      error={unreadable(draft).includes(name) ? m.field_number() : undefined}
      onValue={(value) => change({ [name]: value })}
    />
  );
}

const CONDITION: Record<MeasuringCondition, () => string> = {
  cold_hand: () => m.measuring_cold_hand(),
  nail_polish: () => m.measuring_nail_polish(),
  movement: () => m.measuring_movement(),
  weak_signal: () => m.measuring_weak_signal(),
};

/** The figures as told; every one may be left out, and then counts as not known. */
export function FigureFields({ draft, change }: ToldProps) {
  const both = { draft, change };
  return (
    <fieldset class="panel form-part">
      <legend>{m.told_figures()}</legend>
      <Figure {...both} name="spo2" label="SpO2 %" />
      <Figure {...both} name="spo2Second" label={m.told_spo2_second()} />
      <Figure {...both} name="respiratoryRate" label={m.told_breaths()} />
      <Figure {...both} name="pulse" label={m.vital_pulse()} />
      <Figure {...both} name="temperature" label={`${m.vital_temperature()} °C`} />
      <Figure {...both} name="systolic" label={m.told_systolic()} />
      <Figure {...both} name="diastolic" label={m.told_diastolic()} />
      <ChoiceField
        label={m.told_oxygen()}
        value={draft.onOxygen}
        options={ANSWERS.map((value) => ({ value, label: answerWord(value) }))}
        onValue={(onOxygen) => change({ onOxygen })}
      />
      {asksAboutFever(readFigure(draft.temperature)) && <FeverFields {...both} />}
      <fieldset class="f f-wide f-choice">
        <legend class="lb">{m.told_conditions()}</legend>
        <div class="choices">
          {MEASURING_CONDITIONS.map((condition) => (
            <CheckField
              key={condition}
              label={CONDITION[condition]()}
              checked={draft.conditions.includes(condition)}
              onChecked={(on) => change({ conditions: toggled(draft.conditions, condition, on) })}
            />
          ))}
        </div>
      </fieldset>
    </fieldset>
  );
}

function FeverFields({ draft, change }: ToldProps) {
  return (
    <>
      <Figure draft={draft} change={change} name="feverHours" label={m.told_fever_hours()} />
      <ChoiceField
        label={m.told_medicine()}
        value={draft.medicineHelped}
        options={[
          { value: "yes", label: m.answer_yes() },
          { value: "no", label: m.answer_no() },
          { value: "not_taken", label: m.told_medicine_not_taken() },
          { value: "not_asked", label: m.answer_not_asked() },
        ]}
        onValue={(medicineHelped) => change({ medicineHelped })}
      />
    </>
  );
}

interface GroupProps {
  readonly label: string;
  readonly codes: readonly Symptom[];
  readonly ticked: readonly Symptom[];
  readonly onTicked: (symptoms: Symptom[]) => void;
}

/** Symptoms to tick; without any to ask about there is no group. */
export function SymptomGroup({ label, codes, ticked, onTicked }: GroupProps) {
  if (codes.length === 0) return null;
  return (
    <fieldset class="f f-wide f-choice">
      <legend class="lb">{label}</legend>
      <div class="choices columns">
        {codes.map((code) => (
          <CheckField
            key={code}
            label={asSentence(symptomWord(code))}
            checked={ticked.includes(code)}
            onChecked={(on) => onTicked(toggled(ticked, code, on))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Symptoms that fit the age, danger signs first. "None" is said, never assumed. */
export function SymptomFields({ draft, change, ageMonths }: ToldProps & { ageMonths: number }) {
  const asked = symptomsAsked(ageMonths);
  const group = {
    ticked: draft.symptoms,
    onTicked: (symptoms: Symptom[]) => change({ symptoms, symptomsAnswered: "some" }),
  };
  return (
    <fieldset class="panel form-part">
      <legend>{m.vital_symptoms()}</legend>
      <ChoiceField
        wide
        label={m.told_symptoms_asked()}
        value={draft.symptomsAnswered}
        error={ticksMissing(draft) ? m.told_symptoms_pick() : undefined}
        options={[
          { value: "not_asked", label: m.answer_not_asked() },
          { value: "none", label: m.chart_no_symptoms() },
          { value: "some", label: m.told_symptoms_some() },
        ]}
        onValue={(symptomsAnswered) => change({ symptomsAnswered, ...(symptomsAnswered === "some" ? {} : { symptoms: [] }) })}
      />
      <SymptomGroup label={m.told_danger()} codes={asked.danger} {...group} />
      <SymptomGroup label={m.told_more()} codes={asked.more} {...group} />
      <SymptomGroup label={m.told_mild()} codes={asked.mild} {...group} />
    </fieldset>
  );
}
