import { expect, test } from "vitest";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import { SEVERITIES } from "#schema/terms.ts";

test("severities stand in their order, and the worst one wins", () => {
  expect([...SEVERITIES].reverse().sort(compareSeverity)).toEqual(["routine", "watch", "urgent", "emergency"]);
  expect(maxSeverity(["watch", "emergency", "urgent"])).toBe("emergency");
  expect(maxSeverity([])).toBe("routine");
});
