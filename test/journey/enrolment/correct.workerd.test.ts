import { beforeEach, describe, expect, it } from "vitest";
import { dueAfter } from "#clinical/next-due.ts";
import { corrected, enrolled } from "#schema/api/enrolment.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { anEnrolment, anIllness, aPerson } from "../../builders/enrolment.ts";
import { aFacility, aStaff, send, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
let episodeId: string;

const body = (version: number, person: object = {}, episode: object = {}) => ({
  version,
  person: aPerson({ ...person }),
  episode: anIllness({ ...episode }),
  reason: "Thẻ căn cước",
});
const correct = (sent: unknown, as: TestStaff = nurse) =>
  send(`/api/episodes/${episodeId}/enrolment`, { as, method: "PATCH", body: sent });
const trace = async () =>
  JSON.parse(String(await column("SELECT detail FROM audit WHERE action = 'enrolment_corrected' ORDER BY seq DESC")));

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  episodeId = (await read(await send("/api/patients", { as: nurse, body: anEnrolment() }), 201, enrolled)).episodeId;
});

describe("a correction", () => {
  it("changes the record and leaves the trace of what it was, who changed it and why", async () => {
    const birth = { date: "1941-05-04", precision: "day" };
    const result = await read(await correct(body(1, { birth, name: "Trần Văn Đạo" }, { vaccineDoses: 0 })), 200, corrected);
    expect(result).toEqual({ episodeId, version: 2, riskClass: "very_high" });
    expect(await column("SELECT name_folded FROM persons")).toBe("tran van dao");
    expect(await trace()).toEqual({
      version: 2,
      reason: "Thẻ căn cước",
      changed: {
        name: ["Trần Văn Đạt", "Trần Văn Đạo"],
        birth: [{ date: "1981-05-04", precision: "day" }, birth],
        riskClass: ["low", "very_high"],
        vaccineDoses: [3, 0],
      },
    });
    expect(await column("SELECT actor FROM audit WHERE action = 'enrolment_corrected'")).toBe(nurse.id);
  });

  it("raises the question of staying at home when it newly arises, once", async () => {
    const pregnant = { pregnant: true, pregnancyWeeks: 12, postpartum: false };
    await read(await correct(body(1, { sex: "female" }, pregnant)), 200, corrected);
    expect(await column("SELECT count(*) FROM alerts WHERE kind = 'eligibility'")).toBe(1);
    await read(await correct(body(2, { sex: "female" }, { pregnant: false, postpartum: false })), 200, corrected);
    await read(await correct(body(3, { sex: "female" }, pregnant)), 200, corrected);
    expect(await column("SELECT count(*) FROM alerts WHERE kind = 'eligibility'")).toBe(1);
  });

  it("that changes nothing writes nothing", async () => {
    expect(await read(await correct(body(1)), 200, corrected)).toMatchObject({ version: 1 });
    expect(await column("SELECT count(*) FROM audit WHERE action = 'enrolment_corrected'")).toBe(0);
  });

  it("to a higher class asks for the next check-in sooner, and says why", async () => {
    const measured = Date.now();
    await alter("UPDATE episodes SET last_checkin_at = ?, last_severity = 'routine'", measured);
    await read(await correct(body(1, {}, { conditions: ["heart"], vaccineDoses: 0 })), 200, corrected);
    const followed = {
      lastCheckinAt: measured,
      lastSeverity: "routine",
      riskClass: "very_high",
      preferred: { am: 7, pm: 18 },
    } as const;
    const due = dueAfter(followed, Date.now());
    expect([await column("SELECT next_due_at FROM episodes"), await column("SELECT due_why FROM episodes")]).toEqual([
      due.at,
      due.why,
    ]);
  });

  it("moves the next reminder with the preferred hours", async () => {
    await read(await correct(body(1, {}, { amHour: 9, pmHour: 21 })), 200, corrected);
    const due = new Date(Number(await column("SELECT next_due_at FROM episodes")) + 7 * 3_600_000);
    expect([9, 21]).toContain(due.getUTCHours());
  });
});

describe("the hours that the family has set to the minute", () => {
  const hours = () =>
    column("SELECT json_array(am_hour, am_minute, pm_hour, pm_minute, remind_at, next_due_at / 60000 % 60) FROM episodes");
  beforeEach(() => alter("UPDATE episodes SET am_minute = 40, pm_minute = 40, remind_at = 99"));

  it("stay when the form leaves them alone, also when another class moves what is due", async () => {
    await read(await correct(body(1, {}, { vaccineDoses: 0, conditions: ["heart"] })), 200, corrected);
    expect(await hours()).toBe("[7,40,18,40,99,40]");
  });

  it("give way to another hour, and the next reminder is worked out anew", async () => {
    await read(await correct(body(1, {}, { amHour: 9, pmHour: 20 })), 200, corrected);
    expect(await hours()).toBe("[9,0,20,0,0,0]");
  });

  it("both switched off they stay off", async () => {
    await alter("UPDATE episodes SET remind_at = NULL, am_remind = 0, pm_remind = 0");
    await read(await correct(body(1, {}, { amHour: 9 })), 200, corrected);
    expect(await column("SELECT remind_at FROM episodes")).toBeNull();
  });
});

describe("two nurses correct at once", () => {
  it("the second is told who was first and when, and nothing of hers is mixed in", async () => {
    const other = await aStaff(nurse.facilityId, { name: "Mai" });
    const answers = await Promise.all([
      correct(body(1, { name: "Trần Văn Một" })),
      correct(body(1, { name: "Trần Văn Hai" }), other),
    ]);
    const [won, lost] = answers[0]?.ok ? answers : [...answers].reverse();
    expect(won?.status).toBe(200);
    const told = await problemOf(lost ?? new Response("{}"), "record-changed");
    const winner = answers[0]?.ok ? { id: nurse.id, name: "Hà" } : { id: other.id, name: "Mai" };
    expect(told).toMatchObject({ by: winner, at: expect.any(Number) });
    expect(await column("SELECT count(*) FROM audit WHERE action = 'enrolment_corrected'")).toBe(1);
  });

  it("but a check-in meanwhile, which raises the version too, refuses nobody", async () => {
    await alter("UPDATE episodes SET version = 7 WHERE id = ?", episodeId);
    expect(await read(await correct(body(1, { hamlet: "Khu vực 9" })), 200, corrected)).toMatchObject({ version: 8 });
    expect((await correct(body(7, { hamlet: "Khu vực 10" }))).status).toBe(409);
    expect((await correct(body(8, { hamlet: "Khu vực 10" }))).status).toBe(200);
  });
});

describe("a correction is refused", () => {
  it("to another facility, and to a doctor", async () => {
    await problemOf(await correct(body(1), await aStaff(await aFacility())), "not-found");
    await problemOf(await correct(body(1), await aStaff(nurse.facilityId, { role: "doctor" })), "forbidden");
  });
  it("when it cannot be true", async () => {
    await problemOf(await correct(body(1, { birth: { date: "2099-01-01", precision: "day" } })), "invalid-body");
    await problemOf(await correct(body(1, { birth: { date: "2020-01-01", precision: "year" } })), "full-birth-date-needed");
  });
});
