import type { Severity } from "#schema/terms.ts";
import { assess } from "./assess.ts";
import type { Facts } from "./facts.ts";
import type { SiteParameters } from "./parameters.ts";

/** One figure of an adult that would be judged otherwise. In %, breaths per minute, mmHg. */
export interface ParameterEffect {
  readonly vital: "spo2" | "respiratoryRate" | "diastolicMmhg";
  readonly value: number;
  readonly before: Severity;
  readonly after: Severity;
}

/** An adult of 40 of whom everything else is on schedule, so that the figure speaks alone. */
const ON_SCHEDULE: Facts = {
  ageMonths: 480,
  symptoms: [],
  spo2First: 98,
  spo2Second: 98,
  respiratoryRate: 16,
  pulse: 76,
  temperatureCelsius: 36.8,
  systolicMmhg: 118,
  diastolicMmhg: 76,
};
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
/** Around every figure that a site may choose. */
const FIGURES: readonly { vital: ParameterEffect["vital"]; values: number[]; with: (value: number) => Facts }[] = [
  { vital: "spo2", values: range(92, 98), with: (value) => ({ ...ON_SCHEDULE, spo2First: value, spo2Second: value }) },
  { vital: "respiratoryRate", values: range(18, 26), with: (respiratoryRate) => ({ ...ON_SCHEDULE, respiratoryRate }) },
  {
    vital: "diastolicMmhg",
    values: range(55, 61),
    with: (diastolicMmhg) => ({ ...ON_SCHEDULE, systolicMmhg: 100, diastolicMmhg }),
  },
];

/** What another choice would change, asked of the engine itself, so that NEWS2 and every other rule have their say. */
export function parameterEffects(before: SiteParameters, after: SiteParameters): ParameterEffect[] {
  return FIGURES.flatMap(({ vital, values, with: person }) =>
    values
      .map((value) => ({
        vital,
        value,
        before: assess(person(value), before).severity,
        after: assess(person(value), after).severity,
      }))
      .filter((effect) => effect.before !== effect.after),
  );
}
