import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Unknown } from "../../../shared/ui/severity.tsx";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { Heading } from "../../shell/heading.tsx";
import { type Answers, measurementsOf, tickedSymptoms } from "../answers.ts";
import { rememberAtHome } from "../equipment.ts";
import { asTyped } from "../figure/asks-back.tsx";
import { usePatientWords } from "../patient-words.ts";
import { StepFrame } from "../step-frame.tsx";
import type { Step } from "../steps.ts";
import type { Checkin } from "../use-checkin.ts";
import { sendWord, Whose } from "../whose.tsx";

interface Line {
  readonly step: Step;
  readonly label: string;
  /** null: not known. */
  readonly value: string | null;
  /** Nobody typed it: the oximeter sent it. */
  readonly isRead?: boolean;
}

const one = (value: number | null | undefined, unit: string): string | null =>
  typeof value === "number" ? `${asTyped(value)} ${unit}` : null;

function spo2(given: Answers): string | null {
  const readings = [given.spo2First, given.spo2Second, given.spo2Third].filter((value) => typeof value === "number");
  return readings.length === 0 ? null : `${readings.map(asTyped).join(" → ")} %`;
}

const typed = (value: number | null | undefined): string => (typeof value === "number" ? asTyped(value) : "?");

function pressure({ systolic, diastolic }: Answers): string | null {
  if (typeof systolic !== "number" && typeof diastolic !== "number") return null;
  return `${typed(systolic)}/${typed(diastolic)} mmHg`;
}

const SINCE: readonly { readonly below: number; readonly words: () => string }[] = [
  { below: 24, words: () => m.fever_today() },
  { below: 48, words: () => m.fever_one_day() },
  { below: 72, words: () => m.fever_two_days() },
  { below: Number.POSITIVE_INFINITY, words: () => m.fever_longer() },
];

/** Only where it was asked about: since when, and the medicine. */
function fever({ feverSinceHours: hours, medicineHelped }: Answers): Line[] {
  if (hours === undefined) return [];
  const since = hours === null ? null : SINCE.find(({ below }) => hours < below)?.words();
  const medicine = { yes: m.medicine_helped, no: m.medicine_not_helped, not_taken: m.medicine_not_taken };
  const said = [since ?? null, medicineHelped ? medicine[medicineHelped]() : null].filter((words) => words !== null);
  return [{ step: "fever", label: m.summary_fever(), value: said.length > 0 ? said.join("; ") : null }];
}

function oxygen({ onOxygen }: Answers): Line {
  const value = typeof onOxygen === "boolean" ? (onOxygen ? m.oxygen_yes() : m.oxygen_no()) : null;
  return { step: "conditions", label: m.summary_oxygen(), value };
}

function figures(given: Answers): Line[] {
  const perMinute = m.shell_per_minute();
  const { deviceRead = [] } = measurementsOf(given);
  const isRead = { spo2: deviceRead.some((figure) => figure !== "pulse"), pulse: deviceRead.includes("pulse") };
  return [
    { step: "spo2", label: m.vital_spo2(), value: spo2(given), isRead: isRead.spo2 },
    { step: "pulse", label: m.vital_pulse(), value: one(given.pulse, perMinute), isRead: isRead.pulse },
    { step: "breaths", label: m.vital_respiratory_rate(), value: one(given.breathsAgain ?? given.breaths, perMinute) },
    { step: "temperature", label: m.vital_temperature(), value: one(given.temperature, "°C") },
    ...fever(given),
    { step: "pressure", label: m.vital_blood_pressure(), value: pressure(given) },
    oxygen(given),
  ];
}

function useSymptomLine(given: Answers): Line {
  const words = usePatientWords();
  const codes = tickedSymptoms(given);
  const { answered } = measurementsOf(given).symptoms;
  const named = codes.map((code) => words?.symptoms[code] ?? "…").join("; ");
  const value = codes.length > 0 ? named : answered ? m.summary_no_symptoms() : null;
  return { step: "danger", label: m.vital_symptoms(), value };
}

/** What is said, not measured. */
const ANSWERED: readonly Step[] = ["danger", "fever", "conditions"];

function Row({ line, edit }: { line: Line; edit: () => void }) {
  return (
    <li>
      <button type="button" class="line" onClick={edit}>
        <span class="dim">{line.label}</span>
        {line.value === null ? (
          <Unknown word={ANSWERED.includes(line.step) ? m.shell_not_asked() : m.shell_not_measured()} />
        ) : (
          <b class="num">
            {line.value}
            {line.isRead && <small>{m.oximeter_mark()}</small>}
          </b>
        )}
        <Icon name="i-pen" />
        <span class="sr">{m.summary_edit()}</span>
      </button>
    </li>
  );
}

/** All that will be sent; what is not known is hatched. Each line leads back to its question. */
export function Summary({ checkin }: { checkin: Checkin }) {
  const note = useSignal(checkin.given.value.note ?? "");
  const lines = [...figures(checkin.given.value), useSymptomLine(checkin.given.value)];
  const edit = (step: Step) => () => {
    if (step === "spo2") rememberAtHome("oximeter", checkin.person.personId, true);
    if (step === "pressure") rememberAtHome("cuff", checkin.person.personId, true);
    checkin.correct(step);
  };
  const go = () => checkin.answer({ note: note.value });
  return (
    <StepFrame checkin={checkin} next={{ word: sendWord(checkin.person), ready: true, go }}>
      <Heading of="summary">{m.summary_title()}</Heading>
      <Whose checkin={checkin} />
      <ul class="card lines">
        {lines.map((line) => (
          <Row key={line.step} line={line} edit={edit(line.step)} />
        ))}
      </ul>
      <label class="lb" for="note">
        {m.summary_note()}
      </label>
      <textarea
        id="note"
        class="inp"
        rows={2}
        maxLength={1000}
        value={note.value}
        onInput={({ currentTarget }) => {
          note.value = currentTarget.value;
          checkin.note({ note: note.value });
        }}
      />
    </StepFrame>
  );
}
