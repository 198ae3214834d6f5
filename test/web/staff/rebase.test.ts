import { describe, expect, it } from "vitest";
import { rebase } from "../../../web/staff/patient/correction/rebase.ts";

const read = { phone: "1", address: "a", conditions: ["diabetes"] };

describe("a correction over a record that a colleague corrected meanwhile", () => {
  it("takes their fields where nothing was typed here, so that saving undoes nothing of theirs", () => {
    const { draft, theirs, clashes } = rebase(read, { ...read, address: "b" }, { ...read, phone: "2", conditions: [] });
    expect({ draft, theirs, clashes }).toEqual({
      draft: { phone: "2", address: "b", conditions: [] },
      theirs: ["phone", "conditions"],
      clashes: [],
    });
  });
  it("keeps what was typed in a field that both changed, and names it", () => {
    const { draft, clashes } = rebase(read, { ...read, address: "b" }, { ...read, address: "c" });
    expect([draft.address, clashes]).toEqual(["b", ["address"]]);
  });
  it("has no clash when both typed the same", () => {
    expect(rebase(read, { ...read, address: "c" }, { ...read, address: "c" }).clashes).toEqual([]);
  });
});
