import { describe, expect, it } from "vitest";
import { laneOfRow, rowsShown, sortIntoLanes } from "../../../web/staff/board/lane/row-order.ts";
import { aRow } from "./a-row.ts";

const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name);

describe("the order of the board", () => {
  it("stands every row in a lane: silence and requests in their own, an odd severity under watch", () => {
    expect(laneOfRow(aRow({ name: "a", severity: "emergency" }))).toBe("em");
    expect(laneOfRow(aRow({ name: "a", kind: "silence", severity: "urgent" }))).toBe("si");
    expect(laneOfRow(aRow({ name: "a", kind: "request" }))).toBe("re");
    expect(laneOfRow(aRow({ name: "a", kind: "eligibility", severity: "routine" }))).toBe("wa");
  });

  it("puts first who has used up more of the target, not who is older", () => {
    const quick = aRow({ name: "quick", clockFrom: 50, targetMs: 100 });
    const slow = aRow({ name: "slow", clockFrom: 0, targetMs: 1_000 });
    expect(names(sortIntoLanes([slow, quick], 120).wa)).toEqual(["quick", "slow"]);
  });

  it("breaks a tie by risk, an unknown risk before a medium one", () => {
    const rows = (["low", "medium", "unknown", "very_high"] as const).map((risk) => aRow({ name: risk, risk }));
    expect(names(sortIntoLanes(rows, 10).wa)).toEqual(["very_high", "unknown", "medium", "low"]);
  });

  it("sorts a silence that has climbed before the others of its lane", () => {
    const early = aRow({ name: "early", kind: "silence", severity: "watch", clockFrom: 0 });
    const climbed = aRow({ name: "climbed", kind: "silence", severity: "urgent", clockFrom: 90 });
    expect(names(sortIntoLanes([early, climbed], 100).si)).toEqual(["climbed", "early"]);
  });
});

describe("what a short screen folds", () => {
  it("never folds emergencies and urgent alerts", () => {
    expect(rowsShown({ em: 9, ur: 9, wa: 12, si: 5, re: 4 }, 14)).toEqual({ em: 9, ur: 9, wa: 3, si: 2, re: 2 });
  });
  it("gives room that is left to the lanes from the top", () => {
    expect(rowsShown({ em: 1, ur: 1, wa: 12, si: 5, re: 4 }, 14)).toEqual({ em: 1, ur: 1, wa: 8, si: 2, re: 2 });
    expect(rowsShown({ em: 0, ur: 0, wa: 2, si: 1, re: 0 }, 14)).toEqual({ em: 0, ur: 0, wa: 2, si: 1, re: 0 });
  });
});
