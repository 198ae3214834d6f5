import { describe, expect, it } from "vitest";
import type { ConsultationRow } from "../../../../schema/api/consultation.ts";
import { callsFor, inTurn, needsAct, needsMe, ringsAt } from "../../../../web/staff/board/consultation/consultation-needs.ts";
import { keepPlaces } from "../../../../web/staff/board/consultation/keep-places.ts";
import { aConsultation, NOW } from "./a-consultation.ts";
import { anId, HA, HOSPITAL, KHOA, NGA, STATION } from "./a-desk.ts";

const row = (byte: number, over: Partial<ConsultationRow> = {}): ConsultationRow => ({
  ...aConsultation([]),
  id: anId("con", byte),
  ...over,
});
const at = (staff: typeof KHOA) => ({ staff, since: NOW - 10_000, until: NOW + 20_000 });
const ringing = (byte: number, staff = KHOA, over: Partial<ConsultationRow> = {}) =>
  row(byte, { state: "ringing", ring: at(staff), ...over });
const has = (byte: number, staff = KHOA) =>
  row(byte, { state: "accepted", ring: null, doctor: { ...staff, since: NOW }, opinionDueAt: NOW + 60_000 });
const unanswered = (byte: number) => row(byte, { state: "unanswered", ring: null });
const opinion = { disposition: "stay_home" as const, by: KHOA, at: NOW, version: 1 };
const unread = (byte: number) => row(byte, { state: "decided", ring: null, doctor: { ...KHOA, since: NOW }, opinion });
const read = (byte: number) => ({ ...unread(byte), read: { by: HA, at: NOW } });

const doctor = { staffId: KHOA.id, facilityId: HOSPITAL };
const nurse = { staffId: HA.id, facilityId: STATION };
const order = (rows: readonly ConsultationRow[], who: typeof doctor) => inTurn(rows, who).map(({ id }) => id);

describe("a consultation rings at one person", () => {
  it("is the doctor who is rung now, not a colleague, and not after the time is over", () => {
    expect(ringsAt(ringing(1), KHOA.id, NOW)).toBe(true);
    expect(ringsAt(ringing(1), NGA.id, NOW)).toBe(false);
    expect(ringsAt(ringing(1), KHOA.id, NOW + 20_000)).toBe(false);
    expect(ringsAt({ ...ringing(1), state: "accepted" }, KHOA.id, NOW)).toBe(false);
  });
  it("counts in the title of the doctor who is rung, and of no colleague", () => {
    expect(callsFor(ringing(1), doctor, NOW)).toBe(true);
    expect(callsFor(ringing(1), { ...doctor, staffId: NGA.id }, NOW)).toBe(false);
  });
});

describe("who must act on a consultation", () => {
  const lists = [ringing(1), unanswered(2), has(3), unread(4), read(5)];
  it("is the hospital while nobody has it, the station when nobody answered or an opinion is unread", () => {
    expect(lists.map((one) => needsAct(one, HOSPITAL))).toEqual([true, true, false, false, false]);
    expect(lists.map((one) => needsAct(one, STATION))).toEqual([false, true, false, true, false]);
  });
  it("counts for the doctor also what they have accepted and not signed", () => {
    expect(needsMe(has(1), doctor)).toBe(true);
    expect(needsMe(has(1, NGA), doctor)).toBe(false);
  });
});

describe("the lane's order", () => {
  it("has first what rings at oneself, then what nobody has, then one's own, then the rest", () => {
    const rows = [has(1, NGA), has(2), ringing(3, NGA), ringing(4)];
    expect(order(rows, doctor)).toEqual([4, 3, 2, 1].map((byte) => anId("con", byte)));
  });
  it("has for the station what it must act on first, the worst before the older", () => {
    const mild = { ...unanswered(1), severity: "watch" as const, askedAt: NOW - 90_000 };
    const grave = { ...unanswered(2), severity: "emergency" as const, askedAt: NOW };
    const rows = [ringing(3), mild, grave];
    expect(order(rows, nurse)).toEqual([2, 1, 3].map((byte) => anId("con", byte)));
  });
  it("puts an unknown severity before the routine, never below it", () => {
    const unknown = { ...unanswered(1), severity: null };
    const routine = { ...unanswered(2), severity: "routine" as const };
    expect(order([routine, unknown], nurse)).toEqual([unknown.id, routine.id]);
  });
});

describe("nothing moves under the finger", () => {
  it("keeps places with the newest of each, lets who left stand, and holds newcomers back", () => {
    const before = [ringing(1), has(2)];
    const now = [ringing(3), has(1)];
    const kept = keepPlaces(now, before);
    expect(kept.places.map(({ row: one, gone }) => [one.id, one.state, gone])).toEqual([
      [anId("con", 1), "accepted", false],
      [anId("con", 2), "accepted", true],
    ]);
    expect(kept.waiting).toBe(1);
    expect(keepPlaces(now, null)).toEqual({ places: now.map((one) => ({ row: one, gone: false })), waiting: 0 });
  });
});
