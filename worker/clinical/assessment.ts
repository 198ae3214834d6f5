import type { Severity } from "#schema/terms.ts";
import type { PriorityPart } from "./priority.ts";
import type { TypedFigure } from "./protocol/covid19-home-1/measurement.ts";
import type { WorseningSign } from "./protocol/covid19-home-1/worsening.ts";

/**
 * What a rule saw when it fired: the name of the value and the value, after rounding. `typed…` is a number that cannot be, `void…` a pair
 * upside down: neither is ever judged as the figure itself.
 */
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
      | "news2Before"
      | "usualRespiratoryRate"
      | "usualPulse"
      | "measuredFeverHours"
      | "ageMonths"
      | "pulsePressure"
      | "news2Highest"
      | "spo2Difference"
      | "spo2Lowest"
      | "voidSystolicMmhg"
      | "voidDiastolicMmhg"
      | TypedFigure,
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
  /** What of the course points the wrong way, inside and outside the limits. Not stored: it follows from the history. */
  readonly worsening: readonly WorseningSign[];
  /** Orders rows of one severity on the board: the higher, the sooner. */
  readonly priority: number;
  /** What the priority is made of. Not stored. */
  readonly priorityParts: readonly PriorityPart[];
}
