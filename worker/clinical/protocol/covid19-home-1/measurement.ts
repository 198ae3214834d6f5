/**
 * How a figure becomes a value: rounding and hard ranges (protocol.md 8 and 10.2). Hard ranges include both ends and are applied
 * after rounding. A product decision [P] of the protocol.
 */
export const HARD_RANGES = {
  spo2: { from: 50, to: 100 },
  respiratoryRate: { from: 4, to: 120 },
  pulse: { from: 20, to: 300 },
  temperatureCelsius: { from: 32, to: 43 },
  systolicMmhg: { from: 40, to: 300 },
  diastolicMmhg: { from: 20, to: 200 },
} as const;

type Measure = keyof typeof HARD_RANGES;

/** The names of numbers that cannot be, as they were typed, with the figure that each was meant for. */
export const TYPED = {
  typedSpo2: "spo2",
  typedRespiratoryRate: "respiratoryRate",
  typedPulse: "pulse",
  typedTemperatureCelsius: "temperatureCelsius",
  typedSystolicMmhg: "systolicMmhg",
  typedDiastolicMmhg: "diastolicMmhg",
} as const satisfies Readonly<Record<string, Measure>>;
export type TypedFigure = keyof typeof TYPED;

/** The two stretches outside a hard range, both ends included, in the steps that the figure is rounded to. */
export function outsideRange(measure: Measure): readonly [{ readonly to: number }, { readonly from: number }] {
  const { from, to } = HARD_RANGES[measure];
  const step = measure === "temperatureCelsius" ? 0.1 : 1;
  return [{ to: from - step }, { from: to + step }];
}

/** Half up to one decimal, by the decimal digits as they are written: 38.55 is 38.6, whatever its binary neighbour. */
function tenthHalfUp(value: number): number {
  return Math.round(Number(`${value}e1`)) / 10;
}

/** A fraction before use: SpO2 downwards, temperature to a tenth half up, the others half up. NaN stays NaN. */
function rounded(measure: Measure, value: number): number {
  if (measure === "spo2") return Math.floor(value);
  if (measure === "temperatureCelsius") return tenthHalfUp(value);
  return Math.round(value);
}

/**
 * A figure as it was read. `value` is null when missing or invalid; `belowRange`: 1 or more, yet below the hard range. `typed`: the
 * number that cannot be, rounded; null when there is none.
 */
export interface Reading {
  readonly value: number | null;
  readonly typed: number | null;
  readonly invalid: boolean;
  readonly belowRange: boolean;
}

const MISSING: Reading = { value: null, typed: null, invalid: false, belowRange: false };

/** Reads a figure as it was sent. null and undefined are missing; a wrong type, or a value out of its hard range, is invalid. */
export function read(measure: Measure, sent: unknown): Reading {
  if (sent === null || sent === undefined) return MISSING;
  if (typeof sent !== "number") return { ...MISSING, invalid: true };
  const { from, to } = HARD_RANGES[measure];
  const value = rounded(measure, sent);
  if (value >= from && value <= to) return { ...MISSING, value };
  // Zero has no sign when it is stored.
  const typed = Number.isFinite(value) ? value + 0 : null;
  return { value: null, typed, invalid: true, belowRange: value >= 1 && value < from };
}
