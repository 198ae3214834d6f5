import { expect, it } from "vitest";
import { disturb } from "../../../scripts/killed-phone/disturb.ts";
import { here } from "../here.ts";

/** A few of the two hundred that `npm run bench -- --only phone` does. */
const RUNS = 4;

it("a check-in whose page dies and whose line breaks at any moment is recorded once, as it was answered, and nothing is asked twice", {
  timeout: 600_000,
}, async () => {
  const outcomes = await disturb(here().origin, 7, RUNS);
  expect(outcomes.flatMap(({ kills }) => kills).length).toBeGreaterThanOrEqual(RUNS);
  expect(outcomes.map(({ recorded, changed, askedAgain }) => ({ recorded, changed, askedAgain }))).toEqual(
    Array.from({ length: RUNS }, () => ({ recorded: 1, changed: [], askedAgain: [] })),
  );
});
