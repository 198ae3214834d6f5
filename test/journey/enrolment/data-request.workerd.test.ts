import { beforeEach, describe, expect, it } from "vitest";
import { dataRequestView, personPrivacy } from "#schema/api/privacy.ts";
import { patientRecord } from "#schema/api/record.ts";
import { column, problemOf, read } from "../../builders/answers.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  patient = await aPatient(nurse.facilityId);
  phone = await aPhone(patient.personId);
});

const aWish = (over: Record<string, unknown> = {}) => ({
  id: newId("drq"),
  recordedAt: Date.now(),
  message: "Xoá số điện thoại",
  ...over,
});
const post = (body = aWish(), as = phone) => send(`/api/phone/people/${patient.personId}/data-requests`, { as, body });
const ask = async (body = aWish()) => read(await post(body), 201, dataRequestView);
const move = (id: string, body: unknown, as = nurse) => send(`/api/data-requests/${id}/move`, { as, body });
const onPhone = async () =>
  (await read(await send(`/api/phone/people/${patient.personId}/privacy`, { as: phone }), 200, personPrivacy)).dataRequests;
const record = async (as = nurse) => read(await send(`/api/episodes/${patient.episodeId}`, { as }), 200, patientRecord);

describe("a family asks for deletion", () => {
  it("and sees how far it has come: the station has it, somebody has it in hand, an answer in words", async () => {
    const wish = await ask();
    expect(wish).toMatchObject({ state: "sent", relation: "self", message: "Xoá số điện thoại", by: null, answer: null });
    expect((await record()).alerts).toMatchObject([{ kind: "request", severity: "watch", reasons: [{ rule: "DATA-REQUEST" }] }]);
    expect((await record()).dataRequests).toMatchObject([{ id: wish.id, state: "sent", may: ["take", "answer"] }]);
    await read(await move(wish.id, { state: "taken" }), 200, dataRequestView);
    expect(await onPhone()).toMatchObject([{ state: "taken", by: { name: "Hà" }, answer: null }]);
    const done = { state: "done", answer: "Đã xoá số điện thoại. Hồ sơ bệnh trạm phải giữ." };
    await read(await move(wish.id, done), 200, dataRequestView);
    expect(await onPhone()).toMatchObject([{ ...done, by: { id: nurse.id } }]);
    const { dataRequests, timeline } = await record();
    expect(dataRequests[0]?.may).toEqual([]);
    expect(timeline.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["data_requested", "data_request_taken", "data_request_answered"]),
    );
  });

  it("deletes nothing by itself", async () => {
    await ask();
    expect(await column("SELECT count(*) FROM persons WHERE phone IS NOT NULL")).toBe(1);
    expect(await column("SELECT count(*) FROM episodes")).toBe(1);
  });

  it("once: sent again, or pressed twice while one is open, it is the same wish; after the answer it may be asked anew", async () => {
    const body = aWish();
    const first = await ask(body);
    expect(await read(await post(body), 200, dataRequestView)).toEqual(first);
    expect((await read(await post(), 200, dataRequestView)).id).toBe(first.id);
    const many = await Promise.all([post(), post(), post()]);
    expect(many.map(({ status }) => status)).toEqual([200, 200, 200]);
    await (await move(first.id, { state: "declined", answer: "Hồ sơ phải giữ." })).text();
    await ask();
    expect((await onPhone()).map(({ state }) => state).sort()).toEqual(["declined", "sent"]);
  });

  it("not for a stranger, nor under an id that is somebody else's", async () => {
    const other = await aPatient(nurse.facilityId);
    await problemOf(await post(aWish(), await aPhone(other.personId)), "not-found");
    const body = aWish();
    await ask(body);
    const path = `/api/phone/people/${other.personId}/data-requests`;
    await problemOf(await send(path, { as: await aPhone(other.personId), body }), "id-conflict");
  });
});

describe("the station answers", () => {
  it("one colleague at a time: the second hears who was first; one's own press twice is one", async () => {
    const { id } = await ask();
    const colleague = await aStaff(patient.facilityId, { name: "Tú" });
    const answers = await Promise.all([move(id, { state: "taken" }), move(id, { state: "taken" }, colleague)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [holder, late] = answers[0]?.status === 200 ? [nurse, colleague] : [colleague, nurse];
    expect((await move(id, { state: "taken" }, holder)).status).toBe(200);
    const { by, state } = await problemOf(await move(id, { state: "taken" }, late), "record-changed");
    expect([by?.id, state]).toEqual([holder.id, "taken"]);
    // Whoever is there may answer what another has in hand.
    expect((await move(id, { state: "done", answer: "Xong" }, late)).status).toBe(200);
    await problemOf(await move(id, { state: "declined", answer: "Không" }, holder), "record-changed");
  });

  it("never without words, never from another station, and not as a doctor", async () => {
    const { id } = await ask();
    await problemOf(await move(id, { state: "done" }), "invalid-body");
    await problemOf(await move(id, { state: "done", answer: "  " }), "invalid-body");
    await problemOf(await move(id, { state: "sent" }), "invalid-body");
    await problemOf(await move(id, { state: "taken" }, await aStaff(await aFacility())), "not-found");
    const doctor = await aStaff(patient.facilityId, { role: "doctor" });
    await problemOf(await move(id, { state: "taken" }, doctor), "forbidden");
    expect((await record(doctor)).dataRequests[0]?.may).toEqual([]);
    await problemOf(await move(newId("drq"), { state: "taken" }), "not-found");
  });

  it("and its words stand in no audit line", async () => {
    const { id } = await ask(aWish({ message: "Bí mật của tôi" }));
    await (await move(id, { state: "done", answer: "Lời riêng" })).text();
    const audit = String(await column("SELECT json_group_array(coalesce(detail, '')) FROM audit"));
    expect(audit).not.toMatch(/Bí mật|Lời riêng/);
  });
});
