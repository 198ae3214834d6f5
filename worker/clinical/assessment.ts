import type { Severity } from "#schema/terms.ts";

/** What a rule saw when it fired: the name of the value and the value, after rounding. */
export type FindingValues = Readonly<
  Partial<
    Record<
      | "spo2"
      | "spo2Baseline"
      | "respiratoryRate"
      | "pulse"
      | "temperatureCelsius"
      | "systolicMmhg"
      | "diastolicMmhg"
      | "feverHours"
      | "news2"
      | "ageMonths",
      number
    >
  >
>;

/** A rule that fired. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly values: FindingValues;
}

export type AssessedThing = "spo2" | "respiratoryRate" | "pulse" | "temperature" | "bloodPressure" | "symptoms";

/** Something that could not be judged, and why. Unknown is never normal. */
export interface Unassessed {
  readonly what: AssessedThing;
  readonly reason: "missing" | "invalid" | "not_answered";
}

/** NEWS2 (Royal College of Physicians, 2017). `partial`: a missing parameter scored 0, so the score is a lower bound. */
export interface News2 {
  readonly score: number;
  readonly partial: boolean;
}

/** What the protocol says of one check-in. Nothing here is words: words stand beside the protocol, by rule id. */
export interface Assessment {
  readonly protocolVersion: string;
  readonly parametersVersion: number;
  /** The highest severity among the findings; routine when none fired. */
  readonly severity: Severity;
  /** Sorted by severity (worst first), then rule id by code point. */
  readonly findings: readonly Finding[];
  readonly unassessed: readonly Unassessed[];
  /** null below 16 years and in pregnancy (protocol.md 10.8). */
  readonly news2: News2 | null;
  /** The SpO2 that was judged, in %, or null. */
  readonly spo2Effective: number | null;
  /** Orders rows of one severity on the board: the higher, the sooner. */
  readonly priority: number;
}
