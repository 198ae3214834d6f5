import { expect, it } from "vitest";
import { chaosFigures } from "../../scripts/chaos/figures.ts";
import { readChaosFlags } from "../../scripts/chaos/flags.ts";
import { runChaos } from "../../scripts/chaos/run.ts";

it("a runtime killed under load loses nothing, doubles nothing, misses no alert, and its boards come back right", {
  timeout: 180_000,
}, async () => {
  const outcome = await runChaos({ kills: 1, rate: 20, wards: 4, leavers: 0, seed: 1 });
  const figures = chaosFigures(outcome);
  expect(figures.filter(({ met }) => met === false)).toEqual([]);
  expect(outcome.sent.length).toBeGreaterThan(20);
  expect(outcome.stored.alerts.length).toBeGreaterThan(10);
  // The load was cut: somebody had to try again.
  expect(outcome.sent.some(({ tries }) => tries > 1)).toBe(true);
});

it("flags have their usual numbers, and a wrong one is refused with a sentence", () => {
  expect(readChaosFlags(["--kills", "2"])).toEqual({ kills: 2, rate: 50, wards: 20, leavers: 3, seed: 1 });
  expect(() => readChaosFlags(["--kills", "some"])).toThrow('--kills wants a whole number from 1, not "some".');
  // Nothing sent, or nobody who looks, would be a proof of nothing that says "ok".
  for (const name of ["kills", "rate", "wards"])
    expect(() => readChaosFlags([`--${name}`, "0"])).toThrow(`--${name} wants a whole number from 1, not "0".`);
  expect(readChaosFlags(["--leavers", "0"])?.leavers).toBe(0);
  expect(() => readChaosFlags(["--kill", "2"])).toThrow(/--kills N/);
});
