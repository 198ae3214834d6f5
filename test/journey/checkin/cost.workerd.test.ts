import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../../worker/ground/access/credential.ts";
import { MOST_HISTORY } from "../../../worker/journey/checkin/history.ts";
import { submitCheckin } from "../../../worker/journey/checkin/submit-checkin.ts";
import { pull, rebuild } from "../../../worker/views/board/live-board.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, type TestPatient } from "../../builders/world.ts";
import { countingDatabase } from "../../fakes/counting-database.ts";

const counting = countingDatabase(env.DB);
const { ctx, poked } = aContext(Date.now, { db: counting.db });
/** Bytes of one check-in with its audit and feed rows (decisions.md 7). */
const BUDGET_BYTES = 600;

let patient: TestPatient;
let credential: { kind: "phone"; tokenHash: Uint8Array };

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  const phone = await aPhone(patient.personId);
  credential = { kind: "phone", tokenHash: await sha256(phone.cookie.split("=")[1] ?? "") };
  await submitCheckin(ctx, credential, patient.episodeId, aCheckin());
  counting.reset();
  poked.length = 0;
});

const submit = (over: Parameters<typeof aCheckin>[0] = {}) => submitCheckin(ctx, credential, patient.episodeId, aCheckin(over));

/** Neighbours with an episode and a check-in each, in a few statements. */
async function neighbours(many: number): Promise<void> {
  const n = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})`;
  const household = newId("hou");
  const { facilityId } = patient;
  const id = (prefix: string) => `'${prefix}_' || printf('%026d', i)`;
  await env.DB.batch([
    env.DB.prepare("INSERT INTO households (id, facility_id, created_at) VALUES (?, ?, 0)").bind(household, facilityId),
    env.DB.prepare(
      `${n} INSERT INTO persons (id, household_id, name, name_folded, honorific, sex, birth_date, birth_precision, address, hamlet, language)
       SELECT ${id("per")}, ?, 'A', 'a', 'none', 'female', '1980-01-01', 'day', 'x', 'y', 'vi' FROM n`,
    ).bind(household),
    env.DB.prepare(
      `${n} INSERT INTO episodes (id, person_id, facility_id, state, opened_at, opened_by, test_kind, risk_class, next_due_at, last_checkin_at)
       SELECT ${id("epi")}, ${id("per")}, ?, 'active', 1, 'system', 'pcr', 'low', 2, 3 FROM n`,
    ).bind(facilityId),
    env.DB.prepare(
      `${n} INSERT INTO checkins (id, episode_id, source, sent_by, recorded_at, sent_at, received_at, measured_at, content_hash, body)
       SELECT ${id("chk")}, ${id("epi")}, 'self', 'x', 3, 3, 3, 3, x'00', '{}' FROM n`,
    ),
    env.DB.prepare(`${n} INSERT INTO feed (facility_id, episode_id, at) SELECT ?, ${id("epi")}, 3 FROM n`).bind(facilityId),
  ]);
}

describe("what a check-in costs", () => {
  it("two D1 calls and one poke; so does a repeat, which writes nothing and tells nobody", async () => {
    const body = aCheckin({ spo2: { first: 95 } });
    await submitCheckin(ctx, credential, patient.episodeId, body);
    expect(counting.count.calls).toBe(2);
    expect(poked).toEqual([patient.facilityId]);
    counting.reset();
    await submitCheckin(ctx, credential, patient.episodeId, body);
    expect([counting.count.calls, counting.count.rowsWritten]).toEqual([2, 0]);
    expect(poked).toEqual([patient.facilityId]);
  });

  it("the board's pull is one call", async () => {
    const board = await rebuild(ctx, patient.facilityId);
    await submit({ spo2: { first: 95 } });
    counting.reset();
    const { news } = await pull(ctx, patient.facilityId, board.seq, []);
    expect([counting.count.calls, news.changed.length, news.touched]).toEqual([1, 1, [patient.episodeId]]);
  });

  it("the same rows read and written whether the facility holds one patient or ten thousand", async () => {
    const measure = async () => {
      const { seq } = await rebuild(ctx, patient.facilityId);
      counting.reset();
      await submit({ spo2: { first: 95 } });
      await pull(ctx, patient.facilityId, seq, []);
      return { ...counting.count };
    };
    // A check-in is compared with a week of them, a row shows seven: from then on one more changes nothing.
    for (let i = 0; i < MOST_HISTORY; i++) await submit({ spo2: { first: 95 } });
    const alone = await measure();
    await neighbours(10_000);
    expect(await measure()).toEqual(alone);
    console.log(JSON.stringify({ event: "cost_of_checkin_and_pull", ...alone }));
  });

  it("a whole board of two hundred alerts among two thousand patients is one call", async () => {
    await neighbours(2_000);
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
       INSERT INTO alerts (id, episode_id, facility_id, kind, state, severity, reasons, opened_at, clock_from)
       SELECT 'alr_' || printf('%026d', i), 'epi_' || printf('%026d', i), ?, 'clinical', 'open', 'urgent', '[]', 1, 1 FROM n`,
    )
      .bind(patient.facilityId)
      .run();
    await env.DB.prepare(
      `INSERT INTO assessments (checkin_seq, version, protocol, parameters, severity, priority, findings, unassessed)
       SELECT seq, 1, 'p', 1, 'urgent', 1, '[]', '[]' FROM checkins WHERE body = '{}'`,
    ).run();
    counting.reset();
    const board = await rebuild(ctx, patient.facilityId);
    expect([counting.count.calls, board.rows.size, board.patients]).toEqual([1, 200, 2_001]);
  });
});

/**
 * Bytes as SQLite stores them: for each new row the lengths of its values (an integer has 0, 1, 2, 3, 4, 6 or 8 bytes, text and blob
 * their own), one byte a column in the record's header and the row's number, which is `seq`; for each index the same of its key
 * columns. Pages that are not full and SQLite's own overhead are left out.
 */
describe("what a check-in takes in D1", () => {
  const TABLES: Record<string, readonly (readonly string[])[]> = {
    checkins: [["id"], ["episode_id", "measured_at"]],
    assessments: [],
    audit: [["episode_id"]],
    feed: [["facility_id"]],
  };
  const integerBytes = (value: number): number => {
    if (value === 0 || value === 1) return 0;
    return [1, 2, 3, 4, 6].find((bytes) => Math.abs(value) < 2 ** (8 * bytes - 1)) ?? 8;
  };
  const bytesOf = (value: unknown): number => {
    if (value === null || value === undefined) return 1;
    if (typeof value === "number") return 1 + (Number.isInteger(value) ? integerBytes(value) : 8);
    if (typeof value === "string") return 1 + new TextEncoder().encode(value).length;
    return 1 + (Array.isArray(value) ? value.length : value instanceof ArrayBuffer ? value.byteLength : 0);
  };
  const ROW_NUMBER = 4;
  const sum = (values: readonly unknown[]): number => values.reduce<number>((total, value) => total + bytesOf(value), ROW_NUMBER);

  async function bytesOfLast(): Promise<number> {
    let total = 0;
    for (const [table, indexes] of Object.entries(TABLES)) {
      const newest = table === "assessments" ? "checkin_seq" : "seq";
      const row = await env.DB.prepare(`SELECT * FROM ${table} ORDER BY ${newest} DESC LIMIT 1`).first<Record<string, unknown>>();
      if (row === null) throw new Error(`${table} is empty`);
      total +=
        sum(Object.entries(row).map(([column, value]) => (column === "seq" ? null : value))) +
        indexes.reduce((all, key) => all + sum(key.map((column) => row[column])), 0);
    }
    return total;
  }

  it("at most 600 bytes for one without a note, with everything measured and two symptoms", async () => {
    await submit({ symptoms: { answered: true, codes: ["cough", "headache"] } });
    const bytes = await bytesOfLast();
    console.log(JSON.stringify({ event: "bytes_per_checkin", bytes }));
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });
});

describe("who watches is asked with the pull", () => {
  it("a session that ended or belongs elsewhere is not among the good", async () => {
    const good = await aStaff(patient.facilityId);
    const revoked = await aStaff(patient.facilityId);
    const elsewhere = await aStaff(await aFacility());
    await env.DB.prepare("UPDATE staff_sessions SET revoked_at = 1 WHERE id = ?").bind(revoked.sessionId).run();
    const sessions = [good, revoked, elsewhere].map((each) => each.sessionId);
    expect([...(await pull(ctx, patient.facilityId, 0, sessions)).good]).toEqual([good.sessionId]);
  });
});
