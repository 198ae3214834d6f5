import { describe, expect, it } from "vitest";
import type { MedicineView } from "../../../schema/api/medicine.ts";
import { encodeId } from "../../../schema/ids.ts";
import { medicinesOn } from "../../../web/patient/course/medicines.ts";

const setBy = { id: encodeId("stf", new Uint8Array(16).fill(7)), name: "Hà", title: "ĐD" };
const aMedicine = (name: string, over: Partial<MedicineView> = {}): MedicineView => ({
  id: encodeId("med", new Uint8Array(16).fill(1)),
  version: 1,
  name,
  dose: "1 viên",
  times: [],
  untilDate: null,
  stopped: false,
  setBy,
  setAt: 1,
  ...over,
});
const names = (all: readonly MedicineView[]) => all.map(({ name }) => name);

describe("the medicines of a day", () => {
  it("stand by their first hour, what has none last", () => {
    const { current } = medicinesOn(
      [aMedicine("C"), aMedicine("B", { times: ["19:00"] }), aMedicine("A", { times: ["07:30", "21:00"] })],
      "2026-03-15",
    );
    expect(names(current)).toEqual(["A", "B", "C"]);
  });

  it("are taken on their last day, and not after it, nor once they are stopped", () => {
    const all = [
      aMedicine("today", { untilDate: "2026-03-15" }),
      aMedicine("over", { untilDate: "2026-03-14" }),
      aMedicine("stopped", { stopped: true }),
    ];
    const { current, past } = medicinesOn(all, "2026-03-15");
    expect([names(current), names(past)]).toEqual([["today"], ["over", "stopped"]]);
  });
});
