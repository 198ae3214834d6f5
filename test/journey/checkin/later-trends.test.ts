import { describe, expect, it } from "vitest";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import type { Measurements } from "#schema/api/checkin.ts";
import { encodeId } from "#schema/ids.ts";
import { assessCheckin } from "../../../worker/journey/checkin/assess-checkin.ts";
import { assessedNow } from "../../../worker/journey/checkin/assessed-now.ts";
import { asPast, type HistoryRow, MOST_HISTORY } from "../../../worker/journey/checkin/history.ts";
import { laterTrends, withTrendKept } from "../../../worker/journey/checkin/later-trends.ts";

const HALF_DAY = 12 * 3_600_000;
const patient = {
  birthDate: "1930-01-01",
  birthPrecision: "day" as const,
  pregnant: false,
  chronicHypoxia: false,
  spo2Baseline: null,
  baselineReadings: [98, 98, 98],
};

const breathing = (counted: number): Measurements => ({
  spo2: { first: 98 },
  pulse: 80,
  respiratoryRate: { counted, calm: true },
  temperatureCelsius: 36.8,
  bloodPressure: { systolicMmhg: 118, diastolicMmhg: 76 },
  onOxygen: false,
  measuringConditions: [],
  symptoms: { answered: true, codes: [] },
  note: null,
});

/** A course of so many check-ins, each judged when it came; from `from` on two of them breathe faster than usual. */
function course(length: number, from: number): HistoryRow[] {
  const rows: HistoryRow[] = [];
  for (let at = 1; at <= length; at++) {
    const measurements = breathing(at === from || at === from + 1 ? 19 : 13);
    const history = rows.slice(-MOST_HISTORY).map((row) => asPast(patient, row));
    const given = { measured: at * HALF_DAY, parameters: DEFAULT_PARAMETERS, isFirst: at === 1, history };
    const assessed = assessedNow(1, assessCheckin(patient, measurements, [], given));
    rows.push({
      id: encodeId("chk", new Uint8Array(16).fill(at)),
      measuredAt: at * HALF_DAY,
      measurements,
      additions: [],
      ...assessed,
    });
  }
  return rows;
}
const rulesOf = (row: Pick<HistoryRow, "findings"> | undefined) => row?.findings.map(([rule]) => rule);

describe("a correction in a long course", () => {
  const rows = course(20, 9);
  const [corrected, rising] = [rows[7], rows[9]];
  const loaded = rows.slice(-MOST_HISTORY);
  it("takes no trend from a check-in whose own past was not loaded", () => {
    expect(rulesOf(rising)).toEqual(["TREND-RR-W"]);
    if (!corrected) throw new Error("The course is too short");
    const changed = { id: corrected.id, past: asPast(patient, corrected) };
    expect(laterTrends(patient, loaded, changed, DEFAULT_PARAMETERS)).toEqual([]);
  });
  it("nor from the check-in that is corrected itself", () => {
    if (!rising) throw new Error("The course is too short");
    const history = loaded.filter((row) => row !== rising).map((row) => asPast(patient, row));
    const given = { measured: rising.measuredAt, parameters: DEFAULT_PARAMETERS, isFirst: false, history };
    const anew = assessCheckin(patient, rising.measurements, [], given);
    expect(anew.findings).toEqual([]);
    const kept = withTrendKept(anew, rising.findings, loaded, rising.measuredAt);
    expect([kept.severity, kept.findings.map(({ ruleId }) => ruleId)]).toEqual(["watch", ["TREND-RR-W"]]);
  });
});

describe("a correction where the past is known", () => {
  it("takes back a trend that was there because of a wrong figure", () => {
    const rows = course(10, 9);
    const [before, newest] = [rows[8], rows[9]];
    expect(rulesOf(newest)).toEqual(["TREND-RR-W"]);
    if (!before) throw new Error("The course is too short");
    const past = { ...asPast(patient, before), respiratoryRate: 13 };
    const [anew] = laterTrends(patient, rows, { id: before.id, past }, DEFAULT_PARAMETERS);
    expect(anew).toMatchObject({ id: newest?.id, assessed: { version: 2, severity: "routine", findings: [] } });
  });
});
