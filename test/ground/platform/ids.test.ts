import { expect, it } from "vitest";
import { systemIds } from "../../../worker/ground/platform/ids.ts";

it("makes ids with their prefix that sort by time and never repeat", () => {
  const ids = Array.from({ length: 1000 }, () => systemIds.next("epi"));
  expect(ids.every((id) => /^epi_[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
  expect(ids).toEqual([...ids].sort());
});

it("makes tokens of 256 bits that fit a cookie", () => {
  expect(systemIds.token()).toMatch(/^[\w-]{43}$/);
  expect(systemIds.token()).not.toBe(systemIds.token());
});

it("draws below a limit, every number, evenly", () => {
  const counts = new Map<number, number>();
  for (let draw = 0; draw < 31_000; draw++) {
    const drawn = systemIds.below(31);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, index) => index));
  expect(Math.min(...counts.values())).toBeGreaterThan(800);
  expect(Math.max(...counts.values())).toBeLessThan(1200);
});
