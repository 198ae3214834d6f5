import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Id } from "#schema/ids.ts";
import { RING_MS } from "#schema/terms.ts";
import { endRingInTime } from "../../../worker/journey/consultation/ring/end-ring.ts";
import { alter, column, problemOf } from "../../builders/answers.ts";
import { act, aQuestion, ask } from "../../builders/asked.ts";
import { aDoctor, aHospital, onDuty } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aStaff, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let nurse: TestStaff;
let hospital: Id<"fac">;
let first: TestStaff;
let second: TestStaff;
let id: Id<"con">;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  nurse = await aStaff(patient.facilityId);
  hospital = await aHospital();
  first = await aDoctor(hospital, { name: "Khoa" });
  second = await aDoctor(hospital, { name: "Nga" });
  await onDuty(first, Date.now() - 7_000_000);
  await onDuty(second, Date.now() - 1_000_000);
  const body = aQuestion(hospital);
  id = body.id;
  await ask(nurse, patient.episodeId, body);
});

const state = () => column("SELECT state FROM consultations WHERE id = ?", id);
const rings = async () =>
  (
    await env.DB.prepare("SELECT staff_id AS who, outcome FROM consultation_rings WHERE consultation_id = ? ORDER BY ring")
      .bind(id)
      .all<{ who: string; outcome: string | null }>()
  ).results.map(({ who, outcome }) => [who, outcome]);
/** How often the record says that the station was left alone with its question. */
const alone = () => column("SELECT count(*) FROM audit WHERE action = 'consultation_unanswered'");
const decline = (as: TestStaff) => act(as, id, "decline", { reason: "with_a_patient", text: null });
/** What the outbox does when a ring's time is up. */
const timeUp = (now = Date.now() + RING_MS.other) => endRingInTime(aContext(() => now).ctx, id);

describe("whoever is quicker has it", () => {
  it("of two doctors at once one has it, and the other learns who", async () => {
    const answers = await Promise.all([act(first, id, "accept"), act(second, id, "accept")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const problem = lost && (await problemOf(lost, "consultation-moved-on"));
    expect(problem).toMatchObject({ state: "accepted", by: { id: await column("SELECT doctor_id FROM consultations") } });
    expect((await rings()).filter(([, outcome]) => outcome === "accepted")).toHaveLength(1);
  });

  it("one's own again changes nothing", async () => {
    await act(first, id, "accept");
    expect((await act(first, id, "accept")).status).toBe(204);
    expect(await rings()).toEqual([[first.id, "accepted"]]);
  });

  it("a colleague who was not rung may take it, and the record says so", async () => {
    await act(second, id, "accept");
    expect(await rings()).toEqual([
      [first.id, "accepted_by_other"],
      [second.id, "accepted"],
    ]);
  });
});

describe("nobody is left ringing", () => {
  it("declined: the next on duty at once, then the station is told", async () => {
    expect((await decline(first)).status).toBe(204);
    expect([await state(), (await rings()).at(-1)]).toEqual(["ringing", [second.id, null]]);
    expect(await alone()).toBe(0);
    await decline(second);
    expect([await state(), await alone()]).toEqual(["unanswered", 1]);
    expect(await rings()).toEqual([
      [first.id, "declined"],
      [second.id, "declined"],
    ]);
  });

  it("not answered in time: the next on duty, then the station is told", async () => {
    await timeUp();
    expect([await state(), await rings()]).toEqual([
      "ringing",
      [
        [first.id, "not_answered"],
        [second.id, null],
      ],
    ]);
    await timeUp(Date.now() + 3 * RING_MS.other);
    expect(await state()).toBe("unanswered");
    expect(await column("SELECT count(*) FROM feed WHERE facility_id = ?", patient.facilityId)).toBe(3);
  });

  it("each ring keeps what came of it", async () => {
    await decline(first);
    await timeUp();
    expect(await rings()).toEqual([
      [first.id, "declined"],
      [second.id, "not_answered"],
    ]);
  });

  it("a clock that rings too early, twice, or after an answer changes nothing", async () => {
    await timeUp(Date.now());
    expect(await rings()).toEqual([[first.id, null]]);
    await act(first, id, "accept");
    await timeUp();
    expect([await state(), await rings()]).toEqual(["accepted", [[first.id, "accepted"]]]);
  });

  it("the clock outlives an eviction: it stands in D1, and the dispatcher reads it", async () => {
    const dispatcher = env.DISPATCHER.getByName(hospital);
    await dispatcher.fetch(`https://object/wake/${hospital}`, { method: "POST" });
    await evictDurableObject(dispatcher);
    await alter("UPDATE outbox SET due_at = 1 WHERE effect = 'ring_timed_out'");
    await alter("UPDATE consultation_rings SET until_at = 1");
    expect(await runDurableObjectAlarm(dispatcher)).toBe(true);
    expect((await rings()).at(0)).toEqual([first.id, "not_answered"]);
  });

  it("only whoever is rung declines", async () => {
    const problem = await problemOf(await decline(second), "consultation-moved-on");
    expect(problem).toMatchObject({ state: "ringing", by: { id: first.id } });
  });

  it("a shift that has ended is not rung", async () => {
    await alter("UPDATE duties SET until_at = 1 WHERE staff_id = ?", second.id);
    await decline(first);
    expect(await state()).toBe("unanswered");
  });

  it("it can still be accepted when nobody answered", async () => {
    await decline(first);
    await decline(second);
    expect((await act(first, id, "accept")).status).toBe(204);
    expect(await state()).toBe("accepted");
  });
});

describe("handed back", () => {
  beforeEach(async () => void (await act(first, id, "accept")));

  it("it rings on with the next, and nobody has it meanwhile", async () => {
    expect((await act(first, id, "decline", { reason: "leaving_duty", text: "Hết ca" })).status).toBe(204);
    expect([await state(), await column("SELECT doctor_id FROM consultations")]).toEqual(["ringing", null]);
    expect((await rings()).slice(1)).toEqual([
      [first.id, "handed_back"],
      [second.id, null],
    ]);
  });

  it.each([
    ["a colleague takes it after all", () => act(second, id, "accept"), "accepted"],
    ["the station rings anew", () => act(nurse, id, "ring", { hospitalId: hospital }), "ringing"],
  ] as const)("with nobody left to ring: %s", async (_, goOn, then) => {
    await alter("UPDATE duties SET until_at = 1 WHERE staff_id = ?", second.id);
    await act(first, id, "decline", { reason: "leaving_duty", text: null });
    expect(await state()).toBe("unanswered");
    expect((await goOn()).status).toBe(204);
    expect(await state()).toBe(then);
  });

  it("whoever handed it back is put out of the call", async () => {
    await alter("UPDATE consultations SET room_opened_at = 1");
    await act(first, id, "decline", { reason: "leaving_duty", text: null });
    expect(await column("SELECT key FROM outbox WHERE effect = 'remove_from_call'")).toBe(`${id}|${first.id}`);
  });
});

describe("the station rings again", () => {
  it("elsewhere: the new hospital has the question, the former one not any more", async () => {
    const other = await aHospital({ short_name: "BV Phổi" });
    const there = await aDoctor(other);
    await onDuty(there);
    expect((await act(nurse, id, "ring", { hospitalId: other })).status).toBe(204);
    expect(await rings()).toEqual([
      [first.id, "taken_back"],
      [there.id, null],
    ]);
    await problemOf(await act(first, id, "accept"), "not-found");
    expect((await act(there, id, "accept")).status).toBe(204);
    expect(await column("SELECT count(DISTINCT facility_id) FROM feed")).toBe(3);
  });

  it("at the same hospital everybody is rung anew", async () => {
    await decline(first);
    await decline(second);
    await act(nurse, id, "ring", { hospitalId: hospital });
    expect([await state(), (await rings()).at(-1)]).toEqual(["ringing", [first.id, null]]);
  });

  it("not while a doctor has it, not at a place that answers no questions, not by the hospital", async () => {
    await problemOf(await act(nurse, id, "ring", { hospitalId: patient.facilityId }), "invalid-body");
    await problemOf(await act(first, id, "ring", { hospitalId: hospital }), "forbidden");
    await act(first, id, "accept");
    const problem = await problemOf(await act(nurse, id, "ring", { hospitalId: hospital }), "consultation-moved-on");
    expect(problem).toMatchObject({ state: "accepted", by: { id: first.id } });
  });
});
