import type { Signs } from "#clinical/protocol/covid19-home-1/signs.ts";
import { SYMPTOMS } from "#schema/terms.ts";
import type { OracleCase } from "./oracle.ts";

/** A figure of a check-in as the command names it. */
export type Figure = "r1" | "r2" | "r3" | "rr" | "pulse" | "temp" | "sbp" | "dbp" | "fever_h" | "base";
/** What a case can differ in. */
export type Axis = keyof OracleCase;

/** Where a figure is walked, in tenths of its unit: past both ends of its hard range (protocol.md 8), in the steps that it is rounded to. */
const WALKS: Record<Figure, { readonly from: number; readonly to: number; readonly step: number }> = {
  r1: { from: -10, to: 1020, step: 10 },
  r2: { from: -10, to: 1020, step: 10 },
  r3: { from: -10, to: 1020, step: 10 },
  rr: { from: -10, to: 1220, step: 10 },
  pulse: { from: -10, to: 3020, step: 10 },
  temp: { from: 315, to: 435, step: 1 },
  sbp: { from: -10, to: 3020, step: 10 },
  dbp: { from: -10, to: 2020, step: 10 },
  fever_h: { from: 460, to: 500, step: 5 },
  base: { from: 680, to: 1020, step: 5 },
};

export const FIGURES = ["r1", "r2", "r3", "rr", "pulse", "temp", "sbp", "dbp", "fever_h", "base"] as const satisfies Figure[];
/** What a check-in measures: an invalid one is flagged. `fever_h` and `base` are told, and are refused at the border. */
export const MEASURED = ["r1", "r2", "r3", "rr", "pulse", "temp", "sbp", "dbp"] as const satisfies Figure[];
const SWITCHES = ["no_resp", "cld", "quality", "o2", "pregnant"] as const;

/** Every value of a figure in its own steps. */
export function walk(figure: Figure): number[] {
  const { from, to, step } = WALKS[figure];
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) / 10);
}

const inHundredths = (value: number): number => Math.round(value * 100) / 100;

/** The value one step below a limit, the limit, the one above, and fractions on both sides of where they are rounded. */
export function beside(figure: Figure, limit: number): number[] {
  const { from, to, step } = WALKS[figure];
  const near = [-10, -6, -5, -1, 0, 4, 5, 10].map((tenth) => inHundredths(limit + (tenth * step) / 100));
  return near.filter((value) => value * 10 >= from && value * 10 <= to);
}

/** How far the next value of a figure lies. */
export const stepOf = (figure: Figure): number => WALKS[figure].step / 10;
/** A value counted in steps of its figure: whole where it is not rounded any more. */
export const inSteps = (figure: Figure, value: number): number => inHundredths((value * 10) / WALKS[figure].step);

/** The axes that each thing a rule looks at hangs on; `null`: no case of the command has it, `BY_HAND` says who proves it. */
export const AXES_OF: Record<keyof Signs, readonly Axis[] | null> = {
  ageMonths: ["m"],
  pregnant: ["pregnant"],
  chronicHypoxia: ["cld"],
  spo2Baseline: ["base"],
  spo2: ["r1"],
  spo2First: ["r1"],
  spo2Second: ["r2"],
  spo2Third: ["r3"],
  respiratoryRate: ["rr"],
  pulse: ["pulse"],
  temperatureCelsius: ["temp"],
  systolicMmhg: ["sbp"],
  diastolicMmhg: ["dbp"],
  voidPair: ["sbp", "dbp"],
  invalid: MEASURED,
  typed: MEASURED,
  belowRange: MEASURED,
  symptoms: ["sym"],
  feverHours: ["fever_h"],
  feverNotResponding: ["no_resp"],
  badMeasuringConditions: ["quality"],
  onOxygen: ["o2"],
  news2: ["rr", "r1", "sbp", "pulse", "temp", "o2", "sym"],
  parameters: null,
  symptomsAnswered: null,
  firstOfEpisode: null,
  worsening: null,
};

/** The things that rules see and the command does not send: the test that states them by hand. */
export const BY_HAND: Partial<Record<keyof Signs, string>> = {
  parameters: "test/clinical/combined-rules.test.ts",
  symptomsAnswered: "test/clinical/combined-rules.test.ts",
  firstOfEpisode: "test/clinical/cut-offs.test.ts",
  worsening: "test/clinical/trend-rules.test.ts",
};

const isFigure = (axis: Axis): axis is Figure => FIGURES.some((figure) => figure === axis);
/** Whether an axis is a yes or no. */
export const isSwitch = (axis: Axis): boolean => SWITCHES.some((one) => one === axis);

/** Every case that differs from this one on one axis alone, in the order of the axis; figures take the values given. */
export function along(base: OracleCase, axis: Axis, values: (figure: Figure) => readonly number[]): OracleCase[] {
  if (isFigure(axis)) return [undefined, ...values(axis)].map((value) => ({ ...base, [axis]: value }));
  if (isSwitch(axis)) return [false, true].map((value) => ({ ...base, [axis]: value }));
  if (axis === "m") return Array.from({ length: 196 }, (_, m) => ({ ...base, m }));
  const fewer = base.sym.map((code) => ({ ...base, sym: base.sym.filter((other) => other !== code) }));
  return [...fewer, base, ...SYMPTOMS.map((code) => ({ ...base, sym: [...base.sym, code] }))];
}
