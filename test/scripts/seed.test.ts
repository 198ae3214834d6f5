import type { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { PastCheckin } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { DATE_PRECISIONS, SEVERITIES } from "#schema/terms.ts";
import { DEMO_PASSWORD } from "../../scripts/seed/accounts.ts";
import { waitingCodes } from "../../scripts/seed/codes.ts";
import { fitsPassword } from "../../worker/ground/access/password/password-hash.ts";
import { assessCheckin } from "../../worker/journey/checkin/assess-checkin.ts";
import { asPast, MOST_HISTORY } from "../../worker/journey/checkin/history.ts";
import { measurementsColumn } from "../../worker/journey/checkin/stored-body.ts";
import { demoDatabase, SESSION_KEY } from "./demo-database.ts";

const flag = z.pipe(
  z.nullable(z.int()),
  z.transform((value) => (value === null ? null : value === 1)),
);
const text = z.pipe(
  z.string(),
  z.transform((value): unknown => JSON.parse(value)),
);
const row = z.object({
  name: z.string(),
  episode_id: z.string(),
  birth_date: z.string(),
  birth_precision: z.enum(DATE_PRECISIONS),
  pregnant: flag,
  chronic_hypoxia: z.int(),
  spo2_baseline: z.nullable(z.number()),
  measured_at: z.int(),
  body: measurementsColumn,
  severity: z.enum(SEVERITIES),
  findings: text,
  unassessed: text,
});
const ROWS = `SELECT p.name, c.episode_id, p.birth_date, p.birth_precision, e.pregnant, e.chronic_hypoxia, e.spo2_baseline, c.measured_at, c.body,
    a.severity, a.findings, a.unassessed
  FROM checkins c JOIN episodes e ON e.id = c.episode_id JOIN persons p ON p.id = e.person_id
    JOIN assessments a ON a.checkin_seq = c.seq ORDER BY c.episode_id, c.measured_at`;

/** Every check-in beside what the engine says of it now, with nothing taken from what was stored about it. */
function assessedAgain(database: DatabaseSync) {
  const readings = new Map<string, number[]>();
  const pasts = new Map<string, PastCheckin[]>();
  return z.parse(z.array(row), database.prepare(ROWS).all()).map((stored) => {
    const before = readings.get(stored.episode_id);
    const patient = {
      birthDate: stored.birth_date,
      birthPrecision: stored.birth_precision,
      pregnant: stored.pregnant,
      chronicHypoxia: stored.chronic_hypoxia === 1,
      spo2Baseline: stored.spo2_baseline,
      baselineReadings: (before ?? []).slice(0, 3),
    };
    const measured = stored.measured_at;
    const history = (pasts.get(stored.episode_id) ?? []).slice(-MOST_HISTORY);
    const at = { measured, parameters: DEFAULT_PARAMETERS, isFirst: before === undefined, history };
    const again = assessCheckin(patient, stored.body, [], at);
    const past = asPast(patient, { measuredAt: measured, measurements: stored.body, additions: [] });
    pasts.set(stored.episode_id, [...history, past]);
    readings.set(stored.episode_id, [...(before ?? []), ...(again.spo2Effective === null ? [] : [again.spo2Effective])]);
    return { stored, again };
  });
}

// Noon, evening, and past midnight at the site: the city must be whole at whatever hour it is made.
const HOURS = ["2026-11-24T05:10:00Z", "2026-11-24T13:40:00Z", "2026-11-24T17:25:00Z"];

describe.each(HOURS)("the demo city, found at %s", (hour) => {
  const now = Date.parse(hour);
  let database: DatabaseSync;
  const count = (sql: string): number => z.parse(z.object({ n: z.int() }), database.prepare(sql).get()).n;
  beforeAll(async () => {
    database = await demoDatabase(now);
  });

  it("says of each check-in what the engine says", () => {
    const all = assessedAgain(database);
    expect(all.length).toBeGreaterThan(250);
    for (const { stored, again } of all) {
      expect([stored.name, stored.severity]).toEqual([stored.name, again.severity]);
      expect(stored.findings).toEqual(again.findings.map(({ ruleId, values }) => [ruleId, values]));
      expect(stored.unassessed).toEqual(again.unassessed.map(({ what, reason }) => [what, reason]));
    }
  });

  it("has everybody whom a board must be able to show", () => {
    for (const severity of SEVERITIES)
      expect(count(`SELECT count(*) n FROM assessments WHERE severity = '${severity}'`)).toBeGreaterThan(0);
    for (const kind of ["clinical", "silence", "help", "request", "eligibility"])
      expect(count(`SELECT count(*) n FROM alerts WHERE kind = '${kind}' AND state <> 'resolved'`)).toBeGreaterThan(0);
    for (const state of ["open", "acknowledged", "resolved"])
      expect(count(`SELECT count(*) n FROM alerts WHERE kind = 'clinical' AND state = '${state}'`)).toBeGreaterThan(0);
    expect(count("SELECT count(*) n FROM episodes WHERE state = 'ended'")).toBe(3);
    expect(count("SELECT count(*) n FROM episodes WHERE state = 'active' AND last_severity IS NULL")).toBeGreaterThan(1);
    expect(count("SELECT count(*) n FROM episodes WHERE pregnant = 1")).toBe(1);
    expect(count("SELECT count(*) n FROM episodes WHERE has_oximeter = 0")).toBeGreaterThan(0);
    expect(count("SELECT count(*) n FROM persons WHERE language = 'km'")).toBeGreaterThan(2);
    expect(count("SELECT max(n) n FROM (SELECT count(*) n FROM persons GROUP BY household_id)")).toBe(3);
    expect(count("SELECT max(n) n FROM (SELECT count(*) n FROM grants GROUP BY device_id)")).toBe(3);
  });

  it("has no telephone number that could be somebody's", () => {
    const columns = [
      "phone FROM persons",
      "carer_phone FROM persons",
      "health_phone FROM facilities",
      "welfare_phone FROM facilities",
    ];
    for (const column of columns) {
      const name = column.split(" ")[0];
      expect(count(`SELECT count(*) n FROM (SELECT ${column}) WHERE ${name} NOT GLOB '0900 000 [0-9][0-9][0-9]'`)).toBe(0);
    }
  });

  it("lies in the past, and nobody is signed in", () => {
    expect(count(`SELECT count(*) n FROM checkins WHERE received_at > ${now}`)).toBe(0);
    expect(count(`SELECT count(*) n FROM alerts WHERE clock_from > ${now}`)).toBe(0);
    expect(count(`SELECT count(*) n FROM staff_sessions WHERE expires_at > ${now + 1}`)).toBe(0);
  });

  it("has a consultation that runs, one to read and one that nobody answered", () => {
    const states = ["accepted", "decided", "unanswered"];
    for (const state of states)
      expect([state, count(`SELECT count(*) n FROM consultations WHERE state = '${state}'`)]).toEqual([state, 1]);
    expect(count("SELECT count(*) n FROM consultations WHERE read_at IS NOT NULL")).toBe(0);
  });

  it("has codes to redeem, with their years of birth", async () => {
    const codes = await waitingCodes(database, SESSION_KEY, now);
    expect(codes.map(({ code }) => code)).toEqual(["7H3KX2MP", "4N8TW6CD", "9R5VB3FG"]);
    for (const { birthYear } of codes) expect(birthYear).toBeLessThan(2000);
    expect(await waitingCodes(database, "another key, which is as long as that of the tests", now)).toEqual([]);
  });
});

it("the demo city is the same each time it is made", async () => {
  const now = Date.parse("2026-11-24T05:10:00Z");
  const told = (database: DatabaseSync) => database.prepare("SELECT id, body, measured_at FROM checkins ORDER BY seq").all();
  expect(told(await demoDatabase(now))).toEqual(told(await demoDatabase(now)));
});

it("the demo's password opens its accounts", async () => {
  const database = await demoDatabase(Date.parse("2026-11-24T05:10:00Z"));
  const { password_hash: hash } = z.parse(
    z.object({ password_hash: z.string() }),
    database.prepare("SELECT password_hash FROM staff WHERE username = 'ha'").get(),
  );
  expect(await fitsPassword(DEMO_PASSWORD, hash)).toBe(true);
});
