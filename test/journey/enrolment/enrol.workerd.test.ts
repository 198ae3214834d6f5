import { beforeEach, describe, expect, it } from "vitest";
import { deviceSession } from "#schema/api/access.ts";
import { enrolled } from "#schema/api/enrolment.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { anEnrolment, siteDay } from "../../builders/enrolment.ts";
import { aFacility, aPatient, aStaff, newId, send, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
const enrol = (body: unknown, as: TestStaff = nurse) => send("/api/patients", { as, body });
const eligibility = (episodeId: string) =>
  column("SELECT severity FROM alerts WHERE kind = 'eligibility' AND episode_id = ?", episodeId);

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
});

describe("enrolment opens an episode", () => {
  it("with its person, household, schedule, code, trace and news for the board", async () => {
    const body = anEnrolment({ person: { carer: { name: "Trần Thị Hoa", phone: "0900 000 513", relation: "vợ" } } });
    const result = await read(await enrol(body), 201, enrolled);
    expect(result).toMatchObject({ personId: body.personId, riskClass: "low" });
    expect(await column("SELECT name_folded FROM persons WHERE id = ?", body.personId)).toBe("tran van dat");
    expect(await column("SELECT next_due_at FROM episodes WHERE id = ?", result.episodeId)).toBeGreaterThanOrEqual(
      Date.now() - 5000,
    );
    expect(await column("SELECT facility_id FROM episodes WHERE id = ?", result.episodeId)).toBe(nurse.facilityId);
    expect(await column("SELECT action FROM audit WHERE episode_id = ?", result.episodeId)).toBe("enrolled");
    expect(await column("SELECT episode_id FROM feed")).toBe(result.episodeId);
    expect(await eligibility(result.episodeId)).toBeNull();
    const redeemed = await send("/api/phone/activations", {
      body: { code: result.activation.code, birthYear: 1981, relation: "self" },
    });
    expect((await read(redeemed, 200, deviceSession)).people[0]?.name).toBe("Trần Văn Đạt");
  });

  it("once, however often the request comes; the code of the last answer is the one that counts", async () => {
    const body = anEnrolment();
    const first = await read(await enrol(body), 201, enrolled);
    const second = await read(await enrol(body), 200, enrolled);
    expect(second.episodeId).toBe(first.episodeId);
    const answers = await Promise.all([enrol(body), enrol(body)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await column("SELECT count(*) FROM episodes")).toBe(1);
    expect(await column("SELECT count(*) FROM activations WHERE revoked_at IS NULL")).toBe(1);
  });

  it("once when pressed twice at once", async () => {
    const body = anEnrolment();
    const answers = await Promise.all([enrol(body), enrol(body), enrol(body)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 201]);
    expect(await column("SELECT count(*) FROM episodes")).toBe(1);
    expect(await column("SELECT count(*) FROM households")).toBe(1);
  });

  it("in the household of somebody who is there already", async () => {
    const first = await read(await enrol(anEnrolment()), 201, enrolled);
    const wife = anEnrolment({ householdOf: first.episodeId, person: { name: "Lê Thị Bé", honorific: "co" } });
    expect((await read(await enrol(wife), 201, enrolled)).householdId).toBe(first.householdId);
  });

  it("again for a person who falls ill a second time", async () => {
    const body = anEnrolment();
    const first = await read(await enrol(body), 201, enrolled);
    await alter("UPDATE episodes SET state = 'ended' WHERE id = ?", first.episodeId);
    const second = await read(await enrol(body), 201, enrolled);
    expect(second.episodeId).not.toBe(first.episodeId);
    expect(second.householdId).toBe(first.householdId);
  });
});

describe("the question whether somebody may stay at home is raised", () => {
  it.each([
    ["an old man who is not vaccinated", { birth: { date: "1950-01-01", precision: "year" } }, { vaccineDoses: 0 }, "very_high"],
    ["a pregnant woman", { sex: "female" }, { pregnant: true, pregnancyWeeks: 30, postpartum: false }, "high"],
    ["a woman who has just given birth", { sex: "female" }, { pregnant: false, postpartum: true }, "high"],
    ["a newborn", { birth: { date: siteDay(20), precision: "day" } }, { vaccineDoses: 0 }, "high"],
  ])("for %s", async (_, person, episode, riskClass) => {
    const result = await read(await enrol(anEnrolment({ person, episode })), 201, enrolled);
    expect(result.riskClass).toBe(riskClass);
    expect(await eligibility(result.episodeId)).toBe("urgent");
  });

  it("not for somebody whose class is not known, which is not low either", async () => {
    const result = await read(await enrol(anEnrolment({ episode: { conditions: null, vaccineDoses: 2 } })), 201, enrolled);
    expect(result.riskClass).toBe("unknown");
    expect(await eligibility(result.episodeId)).toBeNull();
  });
});

describe("enrolment is refused", () => {
  it("without the full birth date of somebody who may be under 18", async () => {
    const year = new Date().getUTCFullYear() - 10;
    const body = anEnrolment({ person: { birth: { date: `${year}-01-01`, precision: "year" } } });
    await problemOf(await enrol(body), "full-birth-date-needed");
    expect(await column("SELECT count(*) FROM persons")).toBe(0);
  });
  it("with a day that is still to come", async () => {
    const found = await problemOf(await enrol(anEnrolment({ episode: { onsetDate: siteDay(-2) } })), "invalid-body");
    expect(found.fields).toMatchObject([{ path: "episode.onsetDate", code: "in_future" }]);
  });
  it("in the household of another facility's patient, which does not exist here", async () => {
    const stranger = await aPatient(await aFacility());
    await problemOf(await enrol(anEnrolment({ householdOf: stranger.episodeId })), "not-found");
    await problemOf(await enrol(anEnrolment({ householdOf: newId("epi") })), "not-found");
  });
  it("for somebody of the same name, birth and telephone who is followed already", async () => {
    await read(await enrol(anEnrolment()), 201, enrolled);
    await problemOf(await enrol(anEnrolment({ person: { phone: "+84900000512", name: "TRẦN VĂN ĐẠT" } })), "already-enrolled");
    expect((await enrol(anEnrolment({ person: { phone: null } }))).status).toBe(201);
  });
  it("for the id of somebody else", async () => {
    const body = anEnrolment();
    await read(await enrol(body), 201, enrolled);
    await problemOf(await enrol({ ...body, person: { ...body.person, name: "Another" } }), "id-conflict");
    await problemOf(await enrol(body, await aStaff(await aFacility())), "id-conflict");
  });
  it("to a doctor", async () => {
    const doctor = await aStaff(nurse.facilityId, { role: "doctor" });
    await problemOf(await enrol(anEnrolment(), doctor), "forbidden");
  });
});
