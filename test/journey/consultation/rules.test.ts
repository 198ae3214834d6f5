import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONSULTATION_STATES, OPINION_TARGET_MS, RING_MS } from "#schema/terms.ts";
import {
  type Candidate,
  inRingOrder,
  mayDo,
  nextRing,
  opinionDueAt,
  sideOf,
} from "../../../worker/journey/consultation/rules.ts";

const NOW = 1_700_000_000_000;
const doctor = (name: string, over: Partial<Candidate> = {}): Candidate => ({
  id: `stf_${name}`,
  isLead: false,
  dutySince: NOW - 1_000,
  open: 0,
  rung: false,
  ...over,
});
const names = (list: readonly Candidate[]) => list.map(({ id }) => id.slice(4));

describe("who is rung", () => {
  it("those on duty, the least busy first, then whoever is there longest", () => {
    const busy = doctor("busy", { open: 2, dutySince: NOW - 9_000 });
    const long = doctor("long", { dutySince: NOW - 8_000 });
    const short = doctor("short", { dutySince: NOW - 1_000 });
    const away = doctor("away", { dutySince: null });
    expect(names(inRingOrder([busy, away, short, long]))).toEqual(["long", "short", "busy"]);
  });

  it("the lead when nobody is on duty, and only then", () => {
    const lead = doctor("lead", { isLead: true, dutySince: null });
    const away = doctor("away", { dutySince: null });
    expect(names(inRingOrder([away, lead]))).toEqual(["lead"]);
    expect(names(inRingOrder([lead, doctor("here")]))).toEqual(["here"]);
  });

  it("nobody twice in a round, and at the end nobody: then the station is told", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ open: fc.nat(3), since: fc.option(fc.nat(9_000)), isLead: fc.boolean() })), (people) => {
        let all = people.map(({ open, since, isLead }, index) =>
          doctor(String(index), { open, isLead, dutySince: since === null ? null : NOW - since }),
        );
        const rung: string[] = [];
        for (let next = nextRing(all, null, NOW); next !== null; next = nextRing(all, null, NOW)) {
          rung.push(next.staffId);
          all = all.map((one) => (one.id === next?.staffId ? { ...one, rung: true } : one));
        }
        expect(new Set(rung).size).toBe(rung.length);
        expect(rung).toHaveLength(inRingOrder(all).length);
      }),
    );
  });

  it("an emergency rings shorter, so that the next is asked sooner", () => {
    expect(nextRing([doctor("a")], "emergency", NOW)?.until).toBe(NOW + RING_MS.emergency);
    expect(nextRing([doctor("a")], "urgent", NOW)?.until).toBe(NOW + RING_MS.other);
    expect(nextRing([doctor("a")], null, NOW)?.until).toBe(NOW + RING_MS.other);
    expect(RING_MS.emergency).toBeLessThan(RING_MS.other);
  });
});

describe("what may be done", () => {
  const standing = { isRung: false, isDoctor: false, isRead: false, callsConfigured: true } as const;

  it("each side has its own acts in each state", () => {
    const station = CONSULTATION_STATES.map((state) => [state, mayDo({ ...standing, side: "station", state })]);
    expect(Object.fromEntries(station)).toEqual({
      ringing: ["ring", "withdraw", "write"],
      unanswered: ["ring", "withdraw", "write"],
      accepted: ["withdraw", "write", "invite", "call"],
      decided: ["read"],
      withdrawn: [],
    });
    const colleague = CONSULTATION_STATES.map((state) => [state, mayDo({ ...standing, side: "hospital", state })]);
    expect(Object.fromEntries(colleague)).toEqual({
      ringing: ["accept", "write"],
      unanswered: ["accept", "write"],
      accepted: ["write"],
      decided: ["correct"],
      withdrawn: [],
    });
  });

  it("only whoever has it decides, calls and hands it back; only whoever is rung declines", () => {
    expect(mayDo({ ...standing, side: "hospital", state: "accepted", isDoctor: true })).toEqual([
      "decline",
      "decide",
      "write",
      "invite",
      "call",
    ]);
    expect(mayDo({ ...standing, side: "hospital", state: "ringing", isRung: true })).toEqual(["accept", "decline", "write"]);
  });

  it("without a call server everything but the call goes on", () => {
    const without = { ...standing, callsConfigured: false, state: "accepted" } as const;
    expect(mayDo({ ...without, side: "station" })).toEqual(["withdraw", "write"]);
    expect(mayDo({ ...without, side: "hospital", isDoctor: true })).toEqual(["decline", "decide", "write"]);
  });

  it("what was read is not asked to be read again", () => {
    expect(mayDo({ ...standing, side: "station", state: "decided", isRead: true })).toEqual([]);
  });
});

it("a facility that neither asks nor is asked stands on no side", () => {
  const sides = { stationId: "fac_a", hospitalId: "fac_b" } as const;
  expect([sideOf("fac_a", sides), sideOf("fac_b", sides), sideOf("fac_c", sides)]).toEqual(["station", "hospital", null]);
});

it("the opinion's clock runs from the acceptance, and only while somebody has it", () => {
  expect(opinionDueAt("accepted", NOW)).toBe(NOW + OPINION_TARGET_MS);
  expect(opinionDueAt("decided", NOW)).toBeNull();
  expect(opinionDueAt("ringing", null)).toBeNull();
});
