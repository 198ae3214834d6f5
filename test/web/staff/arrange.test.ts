import { describe, expect, it } from "vitest";
import { arrange } from "../../../web/staff/board/lane/arrange.ts";
import { aRow } from "./a-row.ts";

const [a, b, c] = [aRow({ name: "a" }), aRow({ name: "b" }), aRow({ name: "c" })];
const all = (...rows: readonly (typeof a)[]) => new Map(rows.map((row) => [row.alert.id, row]));
const seen = (places: ReturnType<typeof arrange>["places"]) => places.map(({ row, gone }) => `${row.name} ${gone}`);

describe("nothing moves under the finger", () => {
  it("shows the lane as it is while nobody is in it", () => {
    expect(seen(arrange([b, a], null, all(a, b)).places)).toEqual(["b no", "a no"]);
  });
  it("keeps the places and lets new rows wait while somebody is in the lane", () => {
    const { places, waiting } = arrange([c, b, a], [a, b], all(a, b, c));
    expect(seen(places)).toEqual(["a no", "b no"]);
    expect(waiting.map((row) => row.name)).toEqual(["c"]);
  });
  it("keeps the place of a row that was closed or moved, and says so", () => {
    const worse = { ...b, alert: { ...b.alert, severity: "emergency" as const } };
    expect(seen(arrange([], [a, b], all(worse)).places)).toEqual(["a closed", "b moved"]);
  });
  it("shows the newest figures in a kept place", () => {
    const newer = { ...a, hamlet: "Khu vực 9" };
    expect(arrange([newer], [a], all(newer)).places[0]?.row.hamlet).toBe("Khu vực 9");
  });
});
