import type { PastCheckin } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import type { Measurements } from "#schema/api/checkin.ts";
import { assessCheckin } from "../../worker/journey/checkin/assess-checkin.ts";
import { asPast } from "../../worker/journey/checkin/history.ts";
import { decideAlert, isEligibility } from "../../worker/journey/triage/rules.ts";
import type { Said } from "./rows.ts";

const WELL: Measurements = {
  spo2: { first: 98 },
  pulse: 78,
  respiratoryRate: { counted: 16 },
  temperatureCelsius: 36.7,
  bloodPressure: { systolicMmhg: 122, diastolicMmhg: 76 },
  onOxygen: false,
  measuringConditions: [],
  symptoms: { answered: true, codes: [] },
  note: null,
};

/** What phones send under load: one reading of each weight, so that what the engine must say of it is known. */
export const READING_NAMES = ["routine", "watch", "urgent", "emergency"] as const;
export type Reading = (typeof READING_NAMES)[number];
export const READINGS: Readonly<Record<Reading, Measurements>> = {
  routine: WELL,
  watch: { ...WELL, spo2: { first: 98 }, temperatureCelsius: 38.6, symptoms: { answered: true, codes: ["cough"] } },
  urgent: { ...WELL, spo2: { first: 95, second: 95 }, pulse: 92, respiratoryRate: { counted: 22 } },
  emergency: { ...WELL, spo2: { first: 88, second: 88 }, pulse: 118, respiratoryRate: { counted: 28 } },
};

/** The people of rows.ts, as the engine sees them. */
const SOMEBODY = {
  birthDate: "1981-05-04",
  birthPrecision: "day",
  pregnant: null,
  chronicHypoxia: false,
  spo2Baseline: null,
  baselineReadings: [],
} as const;

const HALF_DAY_MS = 12 * 3_600_000;

const assessed = (sent: Measurements, history: readonly PastCheckin[] = []) =>
  assessCheckin(SOMEBODY, sent, [], { measured: Date.now(), parameters: DEFAULT_PARAMETERS, isFirst: false, history });

/** Whoever sends under load was well so far (fill.ts). */
const wellBefore = (): PastCheckin[] => [
  asPast(SOMEBODY, { measuredAt: Date.now() - HALF_DAY_MS, measurements: WELL, additions: [] }),
];

export function saidOf(sent: Measurements): Said {
  const { severity, findings } = assessed(sent);
  return { severity, findings: findings.map(({ ruleId, values }) => [ruleId, values]) };
}

/** The alert that the engine and the rules of triage ask for: its severity and the rules that speak; null: none. */
export function alertExpected(reading: Reading): string | null {
  const ofIllness = assessed(READINGS[reading], wellBefore()).findings.filter(({ ruleId }) => !isEligibility(ruleId));
  const move = decideAlert(null, [], ofIllness, Date.now());
  return move.move === "nothing" ? null : alertText(move.severity, move.reasons);
}

/** An alert in one line, to be compared. */
export const alertText = (severity: string, reasons: readonly (readonly [string, unknown])[]): string =>
  `${severity} ${reasons
    .map(([rule]) => rule)
    .sort()
    .join(" ")}`;
