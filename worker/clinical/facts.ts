import type { Symptom } from "#schema/terms.ts";

/**
 * An earlier check-in of the same illness, as it was read (`pastCheckin` in protocol/covid19-home-1/signs.ts): rounded, out of range is
 * null, SpO2 settled. Units as in the form.
 */
export interface PastCheckin {
  /** When it was measured, ms UTC, never when it arrived. */
  readonly measuredAt: number;
  readonly spo2: number | null;
  readonly respiratoryRate: number | null;
  readonly pulse: number | null;
  readonly temperatureCelsius: number | null;
  readonly systolicMmhg: number | null;
  readonly onOxygen: boolean;
  /** null: the question was not answered. */
  readonly symptoms: readonly Symptom[] | null;
}

/**
 * What is known about a person at one check-in, in the units of the form. A measurement is `unknown` on purpose: it is taken
 * as it came, and a value of the wrong type or outside its hard range counts as missing and is flagged (protocol.md 10.2).
 * null and undefined both mean "not measured".
 */
export interface Facts {
  /** Completed months of age when it was measured. */
  readonly ageMonths: number;
  /** SpO2 in %: first reading, the repeat 30 to 60 s later, and a third when the two differ. */
  readonly spo2First?: unknown;
  readonly spo2Second?: unknown;
  readonly spo2Third?: unknown;
  /** Breaths in a full minute. */
  readonly respiratoryRate?: unknown;
  /** Beats per minute. */
  readonly pulse?: unknown;
  readonly temperatureCelsius?: unknown;
  readonly systolicMmhg?: unknown;
  readonly diastolicMmhg?: unknown;
  /** null: the question was not answered, which is never read as "none" (decisions.md 6). */
  readonly symptoms: readonly Symptom[] | null;
  /** Hours since the fever began. */
  readonly feverHours?: number | null;
  /** A high fever that did not fall after medicine. */
  readonly feverNotResponding?: boolean | null;
  /** A clinician's flag; it counts only with a valid baseline (protocol.md 10.4). */
  readonly chronicHypoxia?: boolean;
  /** Median of the first three valid effective SpO2, or the clinician's figure; in %. */
  readonly spo2Baseline?: number | null;
  /** Cold hand, nail polish, movement or weak signal while measuring. */
  readonly badMeasuringConditions?: boolean;
  readonly onOxygen?: boolean | null;
  readonly pregnant?: boolean | null;
  /** The first check-in of its episode: the ELIG-* rules speak once. */
  readonly firstOfEpisode?: boolean;
  /** When it was measured, ms UTC. Without it nothing can be said of the trend. */
  readonly measuredAt?: number;
  /** Check-ins of this illness in any order; only those measured before this one count. */
  readonly history?: readonly PastCheckin[];
}
