import { describe, expect, it } from "vitest";
import { CODES_WITHIN_MS, linkCodeState, MOST_CODES, nextCodeAt } from "../../../worker/ground/people/link/rules.ts";

const NOW = 1_000_000;
const facts = (change = {}) => ({ used_at: null, revoked_at: null, expires_at: NOW + 1, ...change });

describe("a code from phone to phone", () => {
  it.each([
    ["waiting", {}],
    ["expired", { expires_at: NOW }],
    ["revoked", { revoked_at: 1 }],
    ["used", { used_at: 1 }],
    ["used", { used_at: 1, revoked_at: 2, expires_at: 0 }],
    ["revoked", { revoked_at: 1, expires_at: 0 }],
  ] as const)("is %s with %j", (state, change) => expect(linkCodeState(facts(change), NOW)).toBe(state));

  it("may be made six times an hour, and again when the first of them is an hour old", () => {
    const made = Array.from({ length: MOST_CODES }, (_, index) => NOW + index);
    expect(nextCodeAt([])).toBeNull();
    expect(nextCodeAt(made.slice(1))).toBeNull();
    expect(nextCodeAt(made)).toBe(NOW + CODES_WITHIN_MS);
    expect(nextCodeAt([1, ...made])).toBe(NOW + CODES_WITHIN_MS);
  });
});
