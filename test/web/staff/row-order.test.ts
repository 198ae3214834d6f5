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

  it("inside a lane the higher priority comes first, however long the other has waited inside its target", () => {
    const rows = [aRow({ name: "waits", clockFrom: 0, priority: 1_010 }), aRow({ name: "worse", clockFrom: 5, priority: 1_050 })];
    expect(names(sortIntoLanes(rows, 10).wa)).toEqual(["worse", "waits"]);
  });

  it("nobody waits for ever: who is over the target comes before a higher priority that is not", () => {
    const over = aRow({ name: "over", clockFrom: 0, targetMs: 100, priority: 1_010 });
    const worse = aRow({ name: "worse", clockFrom: 50, targetMs: 100, priority: 1_050 });
    expect(names(sortIntoLanes([worse, over], 99).wa)).toEqual(["worse", "over"]);
    expect(names(sortIntoLanes([worse, over], 100).wa)).toEqual(["over", "worse"]);
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
