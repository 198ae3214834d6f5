import { describe, expect, it } from "vitest";
import { DATA_REQUEST_STATES } from "../../../schema/terms.ts";
import { isRepeat, mayMove, relationOn, tellsStation } from "../../../worker/journey/enrolment/privacy/rules.ts";
import { decideTold } from "../../../worker/journey/triage/rules.ts";

describe("consent", () => {
  it("repeated is the same answer; other words or another decision are another", () => {
    const given = { decision: "given", version: 1 } as const;
    expect(isRepeat(null, given)).toBe(false);
    expect(isRepeat(given, given)).toBe(true);
    expect(isRepeat(given, { ...given, version: 2 })).toBe(false);
    expect(isRepeat(given, { ...given, decision: "withdrawn" })).toBe(false);
  });
  it("that is not given is told to the station", () => {
    expect((["given", "declined", "withdrawn"] as const).map((decision) => tellsStation({ decision }))).toEqual([
      false,
      true,
      true,
    ]);
  });
  it("is answered by whoever holds the phone for this person", () => {
    const grants = [{ personId: "per_1", relation: "carer" as const }];
    expect(relationOn(grants, "per_1")).toBe("carer");
    expect(relationOn(grants, "per_2")).toBeNull();
  });
});

it("a wish to delete goes forward only: taken once, answered once", () => {
  const ways = DATA_REQUEST_STATES.flatMap((from) =>
    (["taken", "done", "declined"] as const).filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`),
  );
  expect(ways).toEqual(["sent taken", "sent done", "sent declined", "taken done", "taken declined"]);
});

describe("what a family decided about its data stands on the board as a request", () => {
  const open = {
    id: "alr_1",
    kind: "request",
    state: "open",
    severity: "watch",
    reasons: [["REQUEST", {}]],
    holderId: null,
  } as const;
  it("raised, or beside what was asked before", () => {
    expect(decideTold("CONSENT-OFF", null)).toEqual({ move: "raise", severity: "watch", reasons: [["CONSENT-OFF", {}]] });
    const both = [
      ["REQUEST", {}],
      ["CONSENT-OFF", {}],
    ];
    expect(decideTold("CONSENT-OFF", open)).toEqual({ move: "refresh", severity: "watch", reasons: both });
  });
  it("open again when somebody held it who did not know, and said once", () => {
    const held = { ...open, state: "acknowledged" } as const;
    expect(decideTold("DATA-REQUEST", held)).toMatchObject({ move: "worsen" });
    expect(decideTold("REQUEST", held)).toMatchObject({ move: "refresh", reasons: [["REQUEST", {}]] });
  });
});
