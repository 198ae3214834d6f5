import { ageInMonths } from "#clinical/age.ts";
import { asksAboutFever, needsRecount, needsSecondReading, needsThirdReading } from "#clinical/form.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { compareSeverity } from "#clinical/severity.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { type Answers, measurementsOf } from "./answers.ts";
import { factsOf, soFar } from "./facts-of.ts";

/** One question a screen, in this order. A `sub` question belongs to the one before it and has no number of its own. */
const STEPS = [
  "spo2",
  "pulse",
  "spo2-second",
  "spo2-third",
  "breaths",
  "calm",
  "recount",
  "temperature",
  "fever",
  "pressure",
  "conditions",
  "danger",
  "more",
  "mild",
  "summary",
] as const;
export type Step = (typeof STEPS)[number];
const SUB: readonly Step[] = ["spo2-second", "spo2-third", "calm", "recount", "fever", "more"];

/** Below 12 years breaths count only when the child is calm (protocol.md 10.5). */
const CALM_BELOW_MONTHS = 12 * 12;

export interface FormContext {
  readonly person: DevicePerson;
  readonly parameters: SiteParameters;
  /** false: nobody is asked for it again on this phone. */
  readonly hasOximeter: boolean;
  readonly hasCuff: boolean | null;
  /** Now, ms. */
  readonly at: number;
}

const facts = (given: Answers, { person, at }: FormContext) => factsOf(person, measurementsOf(given), at);
export const ageOf = ({ person, at }: FormContext): number => ageInMonths(person.birth.date, person.birth.precision, at);

/** A step stays in the list after it was answered, so each looks at the answers without its own. */
const asked: Partial<Record<Step, (given: Answers, context: FormContext) => boolean>> = {
  spo2: (given, { hasOximeter }) => hasOximeter || typeof given.spo2First === "number",
  "spo2-second": (given, context) =>
    needsSecondReading(facts({ ...given, spo2Second: undefined, spo2Third: undefined }, context), context.parameters),
  "spo2-third": (given, context) =>
    typeof given.spo2Second === "number" &&
    needsThirdReading(facts({ ...given, spo2Third: undefined }, context), context.parameters),
  calm: (given, context) => typeof given.breaths === "number" && ageOf(context) < CALM_BELOW_MONTHS,
  recount: (given, context) =>
    given.calm === false || needsRecount(facts({ ...given, breathsAgain: undefined }, context), context.parameters),
  fever: ({ temperature }) => asksAboutFever(temperature),
  pressure: (_, { hasCuff }) => hasCuff !== false,
};

export const stepsFor = (given: Answers, context: FormContext): readonly Step[] =>
  STEPS.filter((step) => asked[step]?.(given, context) ?? true);

/** The oximeter sent the pulse with the SpO2: it is asked for only by who goes back to it. */
const cameAlong = ({ pulse, device = [] }: Answers): boolean =>
  typeof pulse === "number" && device.includes("pulse") && device.includes("spo2_first");

export function stepAfter(step: Step, given: Answers, context: FormContext): Step {
  const steps = stepsFor(given, context);
  const later = STEPS.slice(STEPS.indexOf(step) + 1);
  return later.find((one) => steps.includes(one) && !(one === "pulse" && cameAlong(given))) ?? "summary";
}

/** null: this is the first. */
export function stepBefore(step: Step, given: Answers, context: FormContext): Step | null {
  const steps = stepsFor(given, context);
  return STEPS.slice(0, STEPS.indexOf(step)).findLast((one) => steps.includes(one)) ?? null;
}

const isSymptomPage = (step: Step): step is "danger" | "more" => step === "danger" || step === "more";

const has = (value: unknown): boolean => value !== undefined;
const answered: Record<Step, (given: Answers) => boolean> = {
  spo2: ({ spo2First }) => has(spo2First),
  pulse: ({ pulse }) => has(pulse),
  "spo2-second": ({ spo2Second }) => has(spo2Second),
  "spo2-third": ({ spo2Third }) => has(spo2Third),
  breaths: ({ breaths }) => has(breaths),
  calm: ({ calm }) => has(calm),
  recount: ({ breathsAgain }) => has(breathsAgain),
  temperature: ({ temperature }) => has(temperature),
  fever: ({ feverSinceHours }) => has(feverSinceHours),
  pressure: ({ systolic }) => has(systolic),
  conditions: ({ onOxygen }) => has(onOxygen),
  danger: ({ danger }) => has(danger),
  more: ({ more }) => has(more),
  mild: ({ mild }) => has(mild),
  summary: () => false,
};

/**
 * Where a check-in that was left is taken up again: at the question that stood, or, when nobody is asked that any more, at the next one.
 * A question that this app does not know, or none: at the first that has no answer.
 */
export function stepLeftAt(left: string | null, given: Answers, context: FormContext): Step {
  const stood = STEPS.findIndex((one) => one === left);
  const steps = stepsFor(given, context);
  const place = stood === -1 ? steps.find((one) => !answered[one](given)) : steps.find((one) => STEPS.indexOf(one) >= stood);
  return place ?? "summary";
}

/** After a correction: the next question that the new answer raises, else back to the summary. The symptoms are one question. */
export function openStepAfter(step: Step, given: Answers, context: FormContext): Step {
  if (isSymptomPage(step)) return stepAfter(step, given, context);
  const later = stepsFor(given, context).filter((one) => STEPS.indexOf(one) > STEPS.indexOf(step));
  return later.find((one) => !answered[one](given)) ?? "summary";
}

/** "Step 3 of 8": questions that only follow from an answer do not count. */
export function numberOf(step: Step, given: Answers, context: FormContext): { step: number; of: number } {
  const main = stepsFor(given, context).filter((one) => !SUB.includes(one));
  const reached = main.filter((one) => STEPS.indexOf(one) <= STEPS.indexOf(step));
  return { step: Math.max(1, reached.length), of: main.length };
}

const SECOND_MS = 1_000;
/** A second reading is taken so long after the first (protocol.md 8). */
export const SECOND_AFTER_MS = 30 * SECOND_MS;
/** A low first reading leaves the phone after this time without its second (decisions.md 5). */
export const SEND_WITHOUT_SECOND_MS = 120 * SECOND_MS;

/** A form that already holds something urgent and is left alone leaves the phone after this time. */
export const SEND_URGENT_AFTER_MS = 600 * SECOND_MS;

const isUrgent = (given: Answers, context: FormContext): boolean =>
  compareSeverity(soFar(facts(given, context), context.parameters).severity, "urgent") >= 0;

/**
 * When a draft goes out by itself: a low first reading that still waits for its second, or a form that was left with something
 * urgent in it. null: it waits for the person.
 */
export function sendByOf(given: Answers, context: FormContext): number | null {
  const waits = given.spo2Second === undefined && stepsFor(given, context).includes("spo2-second");
  if (waits && given.spo2At !== undefined) return given.spo2At + SEND_WITHOUT_SECOND_MS;
  return isUrgent(given, context) ? context.at + SEND_URGENT_AFTER_MS : null;
}

/** An emergency in what was measured, or a danger sign that is ticked: the rest of the questions can wait. */
export function sendsNow(step: Step, given: Answers, context: FormContext): boolean {
  if (step === "summary") return true;
  if (isSymptomPage(step) && (given[step]?.length ?? 0) > 0) return true;
  return soFar(facts(given, context), context.parameters).severity === "emergency";
}
