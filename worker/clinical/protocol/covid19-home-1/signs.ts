import type { Symptom } from "#schema/terms.ts";
import type { AssessedThing } from "../../assessment.ts";
import type { Facts, PastCheckin } from "../../facts.ts";
import { type News2Score, news2Of } from "../../news2.ts";
import type { SiteParameters } from "../../parameters.ts";
import type { Measured, Who } from "../rule.ts";
import { ADULT } from "./ages.ts";
import { type Reading, read, type TypedFigure } from "./measurement.ts";
import { effectiveSpo2 } from "./spo2.ts";
import { NO_WORSENING, type Worsening, worseningOf } from "./worsening.ts";

/** What could not be read of one thing: every reading of it that was invalid, and whether one was low beyond its range. */
export type Invalid = ReadonlySet<AssessedThing>;

/** One check-in as the rules see it: rounded, ranges applied, SpO2 settled. Null means missing or invalid. */
export interface Signs extends Measured {
  /** The readings of SpO2 in %; `spo2` is the one that is judged. */
  readonly spo2First: number | null;
  readonly spo2Second: number | null;
  readonly spo2Third: number | null;
  /** A pair that was in range, but whose systolic is not above its diastolic: both count as missing. */
  readonly voidPair: { readonly systolic: number; readonly diastolic: number } | null;
  readonly invalid: Invalid;
  /** Numbers that cannot be, as they were typed. Of three readings of SpO2 one that is too low to be, else the first such. */
  readonly typed: Readonly<Record<TypedFigure, number | null>>;
  /** An SpO2, breathing rate, pulse or systolic of 1 or more lies below its hard range. */
  readonly belowRange: boolean;
  readonly symptoms: ReadonlySet<Symptom>;
  readonly symptomsAnswered: boolean;
  readonly feverHours: number | null;
  readonly feverNotResponding: boolean;
  readonly badMeasuringConditions: boolean;
  readonly onOxygen: boolean;
  readonly firstOfEpisode: boolean;
  /** The score as a floor: also in pregnancy, where it is not reported. Null below 16 years. */
  readonly news2: News2Score | null;
  /** How it stands against the check-ins before it. */
  readonly worsening: Worsening;
}

/** A clinician's flag counts from 16 years with a baseline of 89 to 95 % (protocol.md 10.4). */
const HYPOXIA_BASELINE = { from: 89, to: 95 };
/** A baseline outside counts as missing, in % (protocol.md 10.2). */
const BASELINE = { from: 70, to: 100 };

const within = (value: number, range: { from: number; to: number }): boolean => value >= range.from && value <= range.to;

function validBaseline(sent: number | null | undefined): number | null {
  return typeof sent === "number" && within(sent, BASELINE) ? sent : null;
}

/** An age that is no number is judged as an adult's, whose cut-offs are the strictest; a part of a month is not completed. */
function completedMonths(ageMonths: number): number {
  return Number.isNaN(ageMonths) ? ADULT : Math.max(0, Math.floor(ageMonths));
}

/** What is on record of a person, as the cut-offs take it. `spo2Baseline`: usual SpO2 in %, as it was stored or computed. */
export interface OnRecord {
  readonly ageMonths: number;
  readonly chronicHypoxia: boolean;
  readonly spo2Baseline: number | null | undefined;
  readonly pregnant: boolean;
}

/** The person as every cut-off sees them: a chart and an explanation must not trust a flag that the assessment does not (protocol.md 10.4). */
export function whoOf(
  { ageMonths: months, chronicHypoxia: flagged, spo2Baseline: usual, pregnant }: OnRecord,
  parameters: SiteParameters,
): Who {
  const ageMonths = completedMonths(months);
  const spo2Baseline = validBaseline(usual);
  const chronicHypoxia = flagged && ageMonths >= ADULT && spo2Baseline !== null && within(spo2Baseline, HYPOXIA_BASELINE);
  return { ageMonths, pregnant, chronicHypoxia, spo2Baseline, parameters };
}

function readAll(facts: Facts) {
  return {
    first: read("spo2", facts.spo2First),
    second: read("spo2", facts.spo2Second),
    third: read("spo2", facts.spo2Third),
    breaths: read("respiratoryRate", facts.respiratoryRate),
    pulse: read("pulse", facts.pulse),
    temperature: read("temperatureCelsius", facts.temperatureCelsius),
    systolic: read("systolicMmhg", facts.systolicMmhg),
    diastolic: read("diastolicMmhg", facts.diastolicMmhg),
  };
}
type Readings = ReturnType<typeof readAll>;

function voidPairOf({ systolic, diastolic }: Readings): Signs["voidPair"] {
  if (systolic.value === null || diastolic.value === null || systolic.value > diastolic.value) return null;
  return { systolic: systolic.value, diastolic: diastolic.value };
}

function invalidThings(readings: Readings, pairIsVoid: boolean): Invalid {
  const of: Partial<Record<AssessedThing, readonly Reading[]>> = {
    spo2: [readings.first, readings.second, readings.third],
    respiratoryRate: [readings.breaths],
    pulse: [readings.pulse],
    temperature: [readings.temperature],
    bloodPressure: [readings.systolic, readings.diastolic],
  };
  const things: AssessedThing[] = ["spo2", "respiratoryRate", "pulse", "temperature", "bloodPressure"];
  return new Set(things.filter((thing) => of[thing]?.some((one) => one.invalid) || (thing === "bloodPressure" && pairIsVoid)));
}

function typedOf({ first, second, third, breaths, pulse, temperature, systolic, diastolic }: Readings): Signs["typed"] {
  return {
    typedSpo2: [first, second, third].find(({ belowRange }) => belowRange)?.typed ?? first.typed ?? second.typed ?? third.typed,
    typedRespiratoryRate: breaths.typed,
    typedPulse: pulse.typed,
    typedTemperatureCelsius: temperature.typed,
    typedSystolicMmhg: systolic.typed,
    typedDiastolicMmhg: diastolic.typed,
  };
}

function isBelowRange({ first, second, third, breaths, pulse, systolic }: Readings): boolean {
  return [first, second, third, breaths, pulse, systolic].some((reading) => reading.belowRange);
}

function figures(facts: Facts) {
  const readings = readAll(facts);
  const voidPair = voidPairOf(readings);
  return {
    spo2First: readings.first.value,
    spo2Second: readings.second.value,
    spo2Third: readings.third.value,
    spo2: effectiveSpo2([readings.first.value, readings.second.value, readings.third.value]),
    respiratoryRate: readings.breaths.value,
    pulse: readings.pulse.value,
    temperatureCelsius: readings.temperature.value,
    systolicMmhg: voidPair ? null : readings.systolic.value,
    diastolicMmhg: voidPair ? null : readings.diastolic.value,
    voidPair,
    invalid: invalidThings(readings, voidPair !== null),
    typed: typedOf(readings),
    belowRange: isBelowRange(readings),
  };
}

function circumstances(facts: Facts) {
  return {
    symptoms: new Set(facts.symptoms ?? []),
    symptomsAnswered: facts.symptoms !== null,
    feverHours: facts.feverHours ?? null,
    feverNotResponding: facts.feverNotResponding === true,
    badMeasuringConditions: facts.badMeasuringConditions === true,
    onOxygen: facts.onOxygen === true,
    firstOfEpisode: facts.firstOfEpisode === true,
  };
}

/** Without a time, or without anything before it, nothing is said of the trend. */
function comparedWith({ measuredAt, history }: Facts, now: Omit<Signs, "news2" | "worsening">): Worsening {
  if (measuredAt === undefined || history === undefined || history.length === 0) return NO_WORSENING;
  return worseningOf({ ...now, measuredAt, symptoms: now.symptomsAnswered ? [...now.symptoms] : null }, history);
}

/** Reads a check-in (protocol.md 10.1 to 10.4 and 10.8). Total: whatever was sent, it answers. */
export function readSigns(facts: Facts, parameters: SiteParameters): Signs {
  const { ageMonths, chronicHypoxia, spo2Baseline, pregnant } = facts;
  const who = whoOf(
    { ageMonths, chronicHypoxia: chronicHypoxia === true, spo2Baseline, pregnant: pregnant === true },
    parameters,
  );
  const known = { ...figures(facts), ...circumstances(facts), ...who };
  const altered = known.symptoms.has("altered_consciousness");
  const news2 =
    who.ageMonths >= ADULT ? news2Of({ ...known, alteredConsciousness: altered, scale: who.chronicHypoxia ? 2 : 1 }) : null;
  return { ...known, news2, worsening: comparedWith(facts, known) };
}

/** A check-in as the later ones of the same illness are compared with it. `measuredAt`: ms UTC. */
export function pastCheckin(facts: Facts, measuredAt: number): PastCheckin {
  const { spo2, respiratoryRate, pulse, temperatureCelsius, systolicMmhg } = figures(facts);
  const { onOxygen, symptoms, symptomsAnswered } = circumstances(facts);
  const said = symptomsAnswered ? [...symptoms] : null;
  return { measuredAt, spo2, respiratoryRate, pulse, temperatureCelsius, systolicMmhg, onOxygen, symptoms: said };
}
