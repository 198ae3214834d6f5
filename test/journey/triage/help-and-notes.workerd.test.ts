import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { AlertView } from "#schema/api/triage.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
});

const call = (over = {}) => {
  const now = Date.now();
  return { id: newId("not"), kind: "help", recordedAt: now, sentAt: now, message: null, ...over };
};
const ask = (body: unknown, as: { cookie: string } = phone) =>
  send(`/api/phone/episodes/${patient.episodeId}/help`, { as, body });
const count = async (table: string): Promise<number | null> => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first("n");

describe("whoever asks for help is heard", () => {
  it("help is an emergency with what they wrote; a request is a watch with two hours", async () => {
    const response = await ask(call({ message: "Khó thở quá" }));
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      kind: "help",
      severity: "emergency",
      state: "open",
      message: "Khó thở quá",
      reasons: [{ rule: "HELP", values: {} }],
      may: [],
    });
    expect(await (await ask(call({ kind: "request" }))).json()).toMatchObject({
      kind: "request",
      severity: "watch",
      targetMs: 7_200_000,
      reasons: [{ rule: "REQUEST" }],
    });
  });

  it("one press is one alert, also ten at once, and other words under its id are a conflict", async () => {
    const body = call({ message: "Giúp" });
    const responses = await Promise.all(Array.from({ length: 10 }, () => ask(body)));
    expect(responses.map((each) => each.status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    expect([await count("alerts"), await count("alert_events")]).toEqual([1, 1]);
    expect((await ask({ ...body, message: "Khác" })).status).toBe(409);
  });

  it("pressed again while somebody has it, it is open again with both messages", async () => {
    const { id } = await (await ask(call({ message: "Một" }))).json<AlertView>();
    await send(`/api/alerts/${id}/acknowledge`, { as: nurse, method: "POST" });
    const again = await (await ask(call({ message: "Hai" }))).json<AlertView>();
    expect(again).toMatchObject({ id, state: "open", holder: null, formerHolder: { id: nurse.id }, message: "Một\nHai" });
  });

  it("is not refused because the episode has ended", async () => {
    await env.DB.prepare("UPDATE episodes SET state = 'ended', ended_at = ?")
      .bind(Date.now() - 1_000)
      .run();
    expect((await ask(call())).status).toBe(201);
  });

  it("is refused to another phone and without a session", async () => {
    const stranger = await aPhone((await aPatient(patient.facilityId)).personId);
    expect((await ask(call(), stranger)).status).toBe(404);
    expect((await send(`/api/phone/episodes/${patient.episodeId}/help`, { body: call() })).status).toBe(401);
    expect((await ask(call({ kind: "pizza" }))).status).toBe(422);
    expect(await count("alerts")).toBe(0);
  });
});

describe("a note is written once", () => {
  const write = (body: unknown, as: { cookie: string } = nurse) => send(`/api/episodes/${patient.episodeId}/notes`, { as, body });

  it("201, then 200 with the same note, then a conflict for other words", async () => {
    const body = { id: newId("not"), text: "Con gái chăm", forPatient: false };
    const first = await write(body);
    expect(first.status).toBe(201);
    const again = await write(body);
    expect([again.status, await again.json()]).toEqual([200, await first.json()]);
    expect((await write({ ...body, text: "Con trai chăm" })).status).toBe(409);
    expect([await count("notes"), await count("feed")]).toEqual([1, 1]);
  });

  it("may be written by a doctor, not by an officer, another station or an empty hand", async () => {
    const body = () => ({ id: newId("not"), text: "Đã xem", forPatient: false });
    expect((await write(body(), await aStaff(patient.facilityId, { role: "doctor" }))).status).toBe(201);
    expect((await write(body(), await aStaff(patient.facilityId, { role: "officer" }))).status).toBe(403);
    expect((await write(body(), await aStaff(await aFacility()))).status).toBe(404);
    expect((await write({ ...body(), text: "   " })).status).toBe(422);
  });
});
