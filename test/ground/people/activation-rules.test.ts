import { describe, expect, it } from "vitest";
import { activationState, asShown, MOST_WRONG_YEARS, newCode, readCode } from "../../../worker/ground/people/activation/rules.ts";
import { systemIds } from "../../../worker/ground/platform/ids.ts";

describe("a code", () => {
  it("has eight signs, none of which is taken for another, and comes back from how it is shown", () => {
    const codes = Array.from({ length: 500 }, () => newCode(systemIds.below));
    for (const code of codes) {
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
      expect(readCode(asShown(code).toLowerCase())).toBe(code);
    }
    expect(new Set(codes).size).toBe(500);
  });
  it.each(["abcd efgh", " ABCD.EFGH ", "abcd–efgh"])("is read as typed: %s", (typed) => expect(readCode(typed)).toBe("ABCDEFGH"));
  it.each(["ABCD-EFG", "ABCD-EFG0", "", "ABCDEFGHJ"])("is no code: %s", (typed) => expect(readCode(typed)).toBeNull());
});

describe("what became of a code", () => {
  const waiting = { used_at: null, revoked_at: null, expires_at: 1000, wrong_tries: 0 };
  it.each([
    ["waiting", {}, 999],
    ["expired", {}, 1000],
    ["dead", { wrong_tries: MOST_WRONG_YEARS }, 999],
    ["revoked", { revoked_at: 5 }, 999],
    ["used", { used_at: 4, revoked_at: 5 }, 2000],
  ] as const)("%s", (state, over, now) => expect(activationState({ ...waiting, ...over }, now)).toBe(state));
});
