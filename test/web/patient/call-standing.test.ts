import { describe, expect, it } from "vitest";
import { type CallKnown, refusalOf, standingOf } from "../../../web/patient/call/call-standing.ts";
import { Refused, Unreachable } from "../../../web/shared/api.ts";

const known: CallKnown = { isHeard: true, isInvited: true, isOnline: true, hasAsked: false, refusal: null };
const refused = (type: string, status: number) => new Refused({ type, status, title: type, requestId: "r" });

describe("the page of a call", () => {
  it("opens for whoever is invited", () => expect(standingOf(known)).toBe("open"));
  it("opens before the session was heard anew, when the invitation is known", () =>
    expect(standingOf({ ...known, isHeard: false })).toBe("open"));
  it("says nothing of an end before the service has been heard", () =>
    expect(standingOf({ ...known, isHeard: false, isInvited: false })).toBe("loading"));
  it("says that a call needs a line, invited or not", () => {
    expect(standingOf({ ...known, isOnline: false })).toBe("no-line");
    expect(standingOf({ ...known, isOnline: false, isInvited: false, isHeard: false })).toBe("no-line");
  });
  it("says that it is over once the invitation is gone", () => expect(standingOf({ ...known, isInvited: false })).toBe("over"));
  it("never takes the call away from whoever is in it, whatever line and session say", () => {
    expect(standingOf({ ...known, hasAsked: true, isOnline: false })).toBe("open");
    expect(standingOf({ ...known, hasAsked: true, isInvited: false })).toBe("open");
  });
  it("says what the service refused with before anything else", () => {
    expect(standingOf({ ...known, hasAsked: true, refusal: "over" })).toBe("over");
    expect(standingOf({ ...known, hasAsked: true, refusal: "no-calls", isOnline: false })).toBe("no-calls");
  });
});

describe("a refused admission", () => {
  it.each([
    ["not-found", 404, "over"],
    ["forbidden", 403, "over"],
    ["consultation-moved-on", 409, "over"],
    ["calls-not-configured", 503, "no-calls"],
    // The call server is away for a moment: the call itself tries again.
    ["calls-unreachable", 503, null],
    ["internal", 500, null],
    ["not-signed-in", 401, null],
  ])("%s means %s: %s", (type, status, meaning) => expect(refusalOf(refused(type, status))).toBe(meaning));
  it("is no refusal when nobody answered", () => expect(refusalOf(new Unreachable("x"))).toBeNull());
});
