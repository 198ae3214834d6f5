import type { Symptom } from "#schema/terms.ts";
import type { AssessedThing } from "../../assessment.ts";
import type { Facts } from "../../facts.ts";
import { type News2Score, news2Of } from "../../news2.ts";
import type { SiteParameters } from "../../parameters.ts";
import type { Measured } from "../rule.ts";
import { ADULT } from "./ages.ts";
import { type Reading, read } from "./measurement.ts";
import { effectiveSpo2 } from "./spo2.ts";

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
    pregnant: facts.pregnant === true,
    firstOfEpisode: facts.firstOfEpisode === true,
  };
}

/** Reads a check-in (protocol.md 10.1 to 10.4 and 10.8). Total: whatever was sent, it answers. */
export function readSigns(facts: Facts, parameters: SiteParameters): Signs {
  const ageMonths = completedMonths(facts.ageMonths);
  const spo2Baseline = validBaseline(facts.spo2Baseline);
  const chronicHypoxia =
    facts.chronicHypoxia === true && ageMonths >= ADULT && spo2Baseline !== null && within(spo2Baseline, HYPOXIA_BASELINE);
  const known = { ...figures(facts), ...circumstances(facts), ageMonths, spo2Baseline, chronicHypoxia, parameters };
  const altered = known.symptoms.has("altered_consciousness");
  const news2 = ageMonths >= ADULT ? news2Of({ ...known, alteredConsciousness: altered, scale: chronicHypoxia ? 2 : 1 }) : null;
  return { ...known, news2 };
}
