import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BoardSnapshot } from "#schema/api/board.ts";
import { OPINION_TARGET_MS } from "#schema/terms.ts";
import { merge, pull, rebuild } from "../../../worker/views/board/live-board.ts";
import { alter } from "../../builders/answers.ts";
import { aScreen, boardOf, type Screen } from "../../builders/board-screen.ts";
import { aConsultation, aDoctor, aHospital, anOpinion, aRing, type TestConsultation } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aStaff, insert, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";
import { countingDatabase } from "../../fakes/counting-database.ts";

const counting = countingDatabase(env.DB);
const { ctx } = aContext(Date.now, { db: counting.db });

let patient: TestPatient;
let nurse: TestStaff;
let doctor: TestStaff;
const screens: Screen[] = [];

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  nurse = await aStaff(patient.facilityId);
  doctor = await aDoctor(await aHospital());
});
afterEach(() => {
  for (const screen of screens.splice(0)) screen.leave();
});

const ask = (over: Parameters<typeof aConsultation>[3] = {}, of = patient) =>
  aConsultation(of, doctor.facilityId, nurse.id, { doctor: doctor.id, ...over });
const boardFor = async (as: TestStaff) => (await send("/api/board", { as })).json<BoardSnapshot>();
const shownTo = async (as: TestStaff) => (await boardFor(as)).consultations.map((row) => row.id);
const tell = (facility: string) => insert("feed", { facility_id: facility, episode_id: patient.episodeId, at: 0 });
const poke = async (facility: string) =>
  (await boardOf(facility).fetch(`https://object/poke/${facility}`, { method: "POST" })).status;
const watch = async (as: TestStaff) => {
  const screen = await aScreen(as);
  screens.push(screen);
  screen.say({ type: "hello", since: null });
  await screen.next("snapshot");
  return screen;
};

describe("the consultations of a board", () => {
  it("are the open ones on both sides, each whole: who asks, who is rung until when", async () => {
    const asked = await ask();
    await aRing(asked, doctor.id, { rung_at: 1_000, until_at: 61_000 });
    for (const as of [nurse, doctor]) {
      const { consultations } = await boardFor(as);
      expect(consultations).toMatchObject([
        {
          id: asked.id,
          episodeId: patient.episodeId,
          state: "ringing",
          severity: "urgent",
          name: "Nguyễn Thị Lành",
          birth: { date: "1981-05-04", precision: "day" },
          station: { id: patient.facilityId, shortName: "An Khánh", healthPhone: "0292 300 0001" },
          hospital: { id: doctor.facilityId, shortName: "BV Đa khoa" },
          askedBy: { id: nurse.id, name: "Hà", title: "ĐD" },
          ring: { staff: { id: doctor.id, name: "Khoa", title: "BS" }, since: 1_000, until: 61_000 },
          doctor: null,
          opinionDueAt: null,
          opinion: null,
          read: null,
          withdrawn: null,
        },
      ]);
    }
  });

  it("a ring that has an outcome rings no more; a taken one says by whom and when the opinion is due", async () => {
    const asked = await ask({ state: "accepted" });
    await aRing(asked, doctor.id, { outcome: "accepted", outcome_at: asked.askedAt + 1_000 });
    const [row] = (await boardFor(nurse)).consultations;
    const since = asked.askedAt + 1_000;
    expect(row).toMatchObject({ ring: null, doctor: { id: doctor.id, since }, opinionDueAt: since + OPINION_TARGET_MS });
  });

  it("an unread opinion stays with the station alone, with the newest version; read, it goes", async () => {
    const asked = await ask({ state: "decided" });
    await anOpinion(asked, doctor.id);
    await anOpinion(asked, doctor.id, { version: 2, disposition: "transfer_hospital", signed_at: 77 });
    expect(await shownTo(doctor)).toEqual([]);
    expect((await boardFor(nurse)).consultations).toMatchObject([
      { opinion: { disposition: "transfer_hospital", by: { id: doctor.id }, at: 77, version: 2 }, opinionDueAt: null },
    ]);
    await alter("UPDATE consultations SET read_at = 1, read_by = ?", nurse.id);
    expect(await shownTo(nurse)).toEqual([]);
  });

  it("withdrawn ones and those of others are nobody's", async () => {
    await ask({ state: "withdrawn" });
    await ask({}, await aPatient(patient.facilityId));
    const stranger = await aStaff(await aFacility());
    const otherDoctor = await aDoctor(await aHospital());
    expect(await shownTo(nurse)).toHaveLength(1);
    expect(await shownTo(stranger)).toEqual([]);
    expect(await shownTo(otherDoctor)).toEqual([]);
  });

  it("a house that asks itself sees it once", async () => {
    await aConsultation(patient, patient.facilityId, nurse.id);
    expect(await shownTo(nurse)).toHaveLength(1);
    expect((await pullSince(patient.facilityId, 0)).consultations.changed).toHaveLength(0);
    await tell(patient.facilityId);
    expect((await pullSince(patient.facilityId, 0)).consultations.changed).toHaveLength(1);
  });

  it("show a hospital nothing of the patient but the row: no alert, not even its id", async () => {
    await ask();
    await insert("alerts", {
      ...{ id: newId("alr"), episode_id: patient.episodeId, facility_id: patient.facilityId, kind: "clinical", state: "open" },
      ...{ severity: "urgent", reasons: "[]", opened_at: 1, clock_from: 1 },
    });
    await tell(doctor.facilityId);
    expect((await boardFor(doctor)).rows).toEqual([]);
    expect(await pullSince(doctor.facilityId, 0)).toMatchObject({ changed: [], removed: [], touched: [patient.episodeId] });
  });
});

async function pullSince(facility: Parameters<typeof pull>[1], since: number) {
  return (await pull(ctx, facility, since, [])).news;
}

describe("a change of a consultation", () => {
  it("reaches the screens of both sides, and leaves a hospital that is not asked any more", async () => {
    const [atStation, atHospital] = [await watch(nurse), await watch(doctor)];
    const asked = await ask();
    const both = [patient.facilityId, doctor.facilityId];
    const changed = async () => {
      for (const facility of both) {
        await tell(facility);
        expect(await poke(facility)).toBe(204);
      }
      return [await atStation.next("rows"), await atHospital.next("rows")].map((rows) => rows.consultations);
    };
    expect(await changed()).toMatchObject([
      { changed: [{ id: asked.id, state: "ringing" }], removed: [] },
      { changed: [{ id: asked.id, state: "ringing" }], removed: [] },
    ]);
    await alter("UPDATE consultations SET hospital_id = ?", await aHospital());
    expect(await changed()).toMatchObject([
      { changed: [{ id: asked.id }], removed: [] },
      { changed: [], removed: [asked.id] },
    ]);
    await alter("UPDATE consultations SET state = 'withdrawn', withdrawn_at = 1, withdrawn_by = 'system'");
    expect((await changed())[0]).toMatchObject({ changed: [], removed: [asked.id] });
  });

  it("is merged into the copy: whole rows replace whole rows, what is gone is dropped", async () => {
    const asked = await ask();
    const before = await rebuild(ctx, doctor.facilityId);
    expect([...before.consultations.keys()]).toEqual([asked.id]);
    const next = async () => {
      await tell(doctor.facilityId);
      return merge(before, await pullSince(doctor.facilityId, before.seq));
    };
    await alter("UPDATE consultations SET state = 'unanswered'");
    expect([...(await next()).consultations.values()]).toMatchObject([{ id: asked.id, state: "unanswered" }]);
    await alter("UPDATE consultations SET state = 'decided'");
    expect((await next()).consultations.size).toBe(0);
  });
});

describe("what it costs", () => {
  /** Ended and open consultations of other patients between the same two houses. */
  async function others(state: string, many: number): Promise<void> {
    const n = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})`;
    const id = (prefix: string) => `'${prefix}_' || printf('%026d', i)`;
    const { facilityId } = patient;
    const household = newId("hou");
    const person = "'A', 'a', 'none', 'female', '1980-01-01', 'day', 'x', 'y', 'vi'";
    await env.DB.batch([
      env.DB.prepare("INSERT INTO households (id, facility_id, created_at) VALUES (?, ?, 0)").bind(household, facilityId),
      env.DB.prepare(
        `${n} INSERT INTO persons (id, household_id, name, name_folded, honorific, sex, birth_date, birth_precision, address, hamlet, language)
         SELECT ${id("per")}, ?, ${person} FROM n`,
      ).bind(household),
      env.DB.prepare(
        `${n} INSERT INTO episodes (id, person_id, facility_id, state, opened_at, opened_by, test_kind, risk_class)
         SELECT ${id("epi")}, ${id("per")}, ?, 'active', 1, 'system', 'pcr', 'low' FROM n`,
      ).bind(facilityId),
      env.DB.prepare(
        `${n} INSERT INTO consultations (id, episode_id, station_id, hospital_id, state, question, content_hash, asked_by, asked_at, room_name, read_at)
         SELECT ${id("con")}, ${id("epi")}, ?, ?, ?, 'x', '0', ?, 1, 'room' || i, 1 FROM n`,
      ).bind(facilityId, doctor.facilityId, state, nurse.id),
    ]);
  }
  const costOfPull = async (asked: TestConsultation) => {
    const facility = asked.hospitalId;
    const { seq } = await rebuild(ctx, facility);
    await tell(facility);
    counting.reset();
    expect((await pullSince(facility, seq)).consultations.changed).toHaveLength(1);
    return { ...counting.count };
  };

  it("a pull follows what has changed: the same beside none and beside a thousand open ones, in one call", async () => {
    const asked = await ask();
    const alone = await costOfPull(asked);
    await others("unanswered", 1_000);
    expect(await costOfPull(asked)).toEqual(alone);
    expect(alone.calls).toBe(1);
  });

  it("a whole board is one call, and does not read what was decided and read", async () => {
    await ask();
    const cost = async (facility: Parameters<typeof rebuild>[1]) => {
      counting.reset();
      await rebuild(ctx, facility);
      return { ...counting.count };
    };
    const alone = await cost(doctor.facilityId);
    await others("decided", 1_000);
    expect(await cost(doctor.facilityId)).toEqual(alone);
    expect(alone.calls).toBe(1);
    expect((await cost(patient.facilityId)).calls).toBe(1);
    expect(await shownTo(nurse)).toHaveLength(1);
  });
});
