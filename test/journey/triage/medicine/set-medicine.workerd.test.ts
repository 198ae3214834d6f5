import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { course } from "#schema/api/checkin.ts";
import { medicineView } from "#schema/api/medicine.ts";
import { patientRecord } from "#schema/api/record.ts";
import type { MedicineBody } from "#schema/api/set-medicine.ts";
import { alter, read } from "../../../builders/answers.ts";
import { aMedicine } from "../../../builders/medicine.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../../builders/world.ts";

const DAY = 86_400_000;
let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;
let colleague: TestStaff;

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
  colleague = await aStaff(station, { name: "Tuấn" });
});

const set = (id: string, over: Partial<MedicineBody> = {}, as: TestStaff = nurse, episode: string = patient.episodeId) =>
  send(`/api/episodes/${episode}/medicines/${id}`, { as, method: "PUT", body: aMedicine(over) });
const onPhone = async () =>
  (await read(await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone }), 200, course)).medicines;
const record = async () => read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);
const siteDay = (inDays: number) => new Date(Date.now() + 7 * 3_600_000 + inDays * DAY).toISOString().slice(0, 10);

describe("the medicines of the station on the phone", () => {
  it("are as the nurse wrote them: name, dose, times in order, until when, who", async () => {
    const id = newId("med");
    const untilDate = siteDay(3);
    const answer = await set(id, { times: ["19:00", "07:30", "07:30"], untilDate });
    const written = await read(answer, 201, medicineView);
    expect(written).toMatchObject({
      id,
      version: 1,
      name: "Paracetamol 500 mg",
      dose: "1 viên",
      times: ["07:30", "19:00"],
      untilDate,
    });
    expect(written.setBy).toEqual({ id: nurse.id, name: "Hà", title: "ĐD" });
    expect(await onPhone()).toEqual([written]);
  });

  it("stand in the order in which they were first set; at no fixed time and without an end are answers too", async () => {
    const [first, second] = [newId("med"), newId("med")];
    await set(first, { name: "Oresol", times: [] });
    await set(second, { name: "Vitamin C" });
    await set(first, { version: 1, name: "Oresol 245", times: [] });
    expect((await onPhone()).map(({ name, times, untilDate }) => [name, times.length, untilDate])).toEqual([
      ["Oresol 245", 0, null],
      ["Vitamin C", 2, null],
    ]);
  });

  it("one that is stopped says so, and can be taken up again", async () => {
    const id = newId("med");
    await set(id);
    await set(id, { version: 1, stopped: true });
    expect(await onPhone()).toMatchObject([{ version: 2, stopped: true }]);
    await set(id, { version: 2 });
    expect(await onPhone()).toMatchObject([{ version: 3, stopped: false }]);
  });

  it("are told by push and on the board's feed, without a word of what they are", async () => {
    await set(newId("med"));
    const outbox = await env.DB.prepare("SELECT effect, key FROM outbox").all();
    expect(outbox.results).toEqual([{ effect: "push_answer", key: patient.episodeId }]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM feed").first("n")).toBe(1);
    const audit = await env.DB.prepare("SELECT actor, detail FROM audit WHERE action = 'medicine_set'").all();
    expect(audit.results).toEqual([{ actor: nurse.id, detail: JSON.stringify({ version: 1, stopped: false }) }]);
  });
});

describe("nothing that was set is overwritten", () => {
  it("a change is a further version with its own author; those before stay on the patient's page and in the timeline", async () => {
    const id = newId("med");
    await set(id);
    await set(id, { version: 1, dose: "2 viên" }, colleague);
    const { medicines, timeline } = await record();
    expect(medicines).toMatchObject([
      {
        id,
        version: 2,
        dose: "2 viên",
        setBy: { id: colleague.id },
        earlier: [{ version: 1, dose: "1 viên", setBy: { id: nurse.id } }],
      },
    ]);
    const told = timeline.filter(({ what }) => what === "medicine_set").map(({ text }) => text);
    expect(told.toSorted()).toEqual(["Paracetamol 500 mg, 1 viên", "Paracetamol 500 mg, 2 viên"]);
  });

  it("sent again after a lost answer it is the same version", async () => {
    const id = newId("med");
    const first = await (await set(id)).json();
    const again = await set(id);
    expect([again.status, await again.json()]).toEqual([200, first]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM medicines").first("n")).toBe(1);
  });

  it("of two at once one is written, and the other learns who was first", async () => {
    const id = newId("med");
    await set(id);
    const both = await Promise.all([
      set(id, { version: 1, dose: "2 viên" }, nurse),
      set(id, { version: 1, dose: "3 viên" }, colleague),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const late = both.find(({ status }) => status === 409);
    const [now] = await onPhone();
    expect(await late?.json()).toMatchObject({ type: "record-changed", by: { id: now?.setBy.id } });
  });

  it("a version of nothing, or of another patient's medicine, changes nothing", async () => {
    expect((await set(newId("med"), { version: 3 })).status).toBe(404);
    const other = await aPatient(patient.facilityId);
    const theirs = newId("med");
    await set(theirs, {}, nurse, other.episodeId);
    expect((await set(theirs, { version: 1 })).status).toBe(409);
    expect(await onPhone()).toEqual([]);
  });
});

describe("what cannot be is refused", () => {
  it("a day that has passed, an hour that is none, an empty name", async () => {
    for (const over of [{ untilDate: siteDay(-1) }, { times: ["24:00"] }, { times: ["7:30"] }, { name: "  " }, { dose: "" }])
      expect((await set(newId("med"), over)).status).toBe(422);
    expect((await set(newId("med"), { untilDate: siteDay(0) })).status).toBe(201);
  });

  it("one whose last day has passed can still be stopped", async () => {
    const id = newId("med");
    await set(id, { untilDate: siteDay(0) });
    await alter("UPDATE medicines SET until_date = ?", siteDay(-2));
    expect((await set(id, { version: 1, untilDate: siteDay(-2), stopped: true })).status).toBe(201);
  });

  it("after the end of home care, by an officer, or at another station", async () => {
    expect((await set(newId("med"), {}, await aStaff(patient.facilityId, { role: "officer" }))).status).toBe(403);
    expect((await set(newId("med"), {}, await aStaff(await aFacility()))).status).toBe(404);
    await alter("UPDATE episodes SET state = 'ended', ended_at = 1");
    const ended = await set(newId("med"));
    expect([ended.status, await ended.json()]).toMatchObject([409, { type: "episode-ended" }]);
    expect((await record()).may).not.toContain("set-medicines");
  });
});
