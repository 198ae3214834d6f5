import type { Severity } from "#schema/terms.ts";
import type { FindingValues } from "../assessment.ts";
import type { SiteParameters } from "../parameters.ts";

/** The figures that carry bands. Units: %, breaths and beats per minute, degrees Celsius, mmHg. */
export const VITAL_SIGNS = ["spo2", "respiratoryRate", "pulse", "temperatureCelsius", "systolicMmhg", "diastolicMmhg"] as const;
export type VitalSign = (typeof VITAL_SIGNS)[number];

/** What the cut-offs depend on, beside the figure itself. */
export interface Who {
  readonly ageMonths: number;
  readonly pregnant: boolean;
  /** A clinician's flag with a valid baseline, from 16 years (protocol.md 10.4). */
  readonly chronicHypoxia: boolean;
  /** The person's usual SpO2 in %, or null. Not rounded. */
  readonly spo2Baseline: number | null;
  readonly parameters: SiteParameters;
}

/** A stretch of one figure, both ends included, after rounding (whole numbers; tenths for the temperature). */
export interface Band {
  readonly vital: VitalSign;
  readonly from?: number;
  readonly to?: number;
}

/** What a rule compares beside its bands: a value and the stretch that it reports, both ends included. It explains and decides nothing. */
export interface Limit {
  readonly figure: keyof FindingValues;
  readonly from?: number;
  readonly to?: number;
}

/** The bands of a rule, which may depend on the person. */
export type Bands = (who: Who) => readonly Band[];

/**
 * A finding that a professional may accept of a person for a while: the figure, which way is worse, and the last value that is still
 * borderline. Why stands with the rule's source [P].
 */
export interface Acceptable {
  readonly figure: keyof FindingValues;
  readonly worse: "lower" | "higher";
  readonly to: number;
}

/** A person and the figures that bands are laid over. */
export type Measured = Who & Readonly<Record<VitalSign, number | null>>;

/**
 * One rule of a protocol, over an input record that may grow (check-in, enrolment, course). It fires for its ages when a figure
 * stands in one of its bands and `when` holds; a rule may have either alone. Several bands mean "any of them".
 */
export interface Rule<Input extends Measured, Id extends string = string> {
  readonly id: Id;
  readonly severity: Severity | ((who: Who) => Severity);
  /** Completed months, included. */
  readonly fromMonths?: number;
  /** Completed months, excluded. */
  readonly untilMonths?: number;
  readonly bands?: Bands;
  readonly when?: (input: Input) => boolean;
  /** Values worth keeping with the finding beside those of the bands. */
  readonly saw?: readonly (keyof FindingValues)[];
  /** The thresholds inside `when`, for the explanation; they may hang on what it saw. */
  readonly limits?: (who: Who, saw: FindingValues) => readonly Limit[];
  /** Never of an emergency. */
  readonly acceptable?: Acceptable;
}

/** Whether the rule speaks for this age at all. */
export function coversAge(rule: { fromMonths?: number; untilMonths?: number }, ageMonths: number): boolean {
  return ageMonths >= (rule.fromMonths ?? 0) && ageMonths < (rule.untilMonths ?? Number.POSITIVE_INFINITY);
}

/** Whether a known figure stands in one of the bands. A missing figure stands in none. */
export function inAnyBand(bands: readonly Band[], measured: Measured): boolean {
  return bands.some(({ vital, from, to }) => {
    const value = measured[vital];
    return value !== null && value >= (from ?? Number.NEGATIVE_INFINITY) && value <= (to ?? Number.POSITIVE_INFINITY);
  });
}

/** Whether the rule fires. */
export function fires<Input extends Measured>(rule: Rule<Input>, input: Input): boolean {
  if (!coversAge(rule, input.ageMonths)) return false;
  return (!rule.bands || inAnyBand(rule.bands(input), input)) && (!rule.when || rule.when(input));
}

/** What the rule weighs for this person: one severity may be a site parameter. */
export function severityOf(rule: Pick<Rule<never>, "severity">, who: Who): Severity {
  return typeof rule.severity === "function" ? rule.severity(who) : rule.severity;
}
