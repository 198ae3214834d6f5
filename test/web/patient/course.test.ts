import { describe, expect, it } from "vitest";
import { measurementsOf } from "../../../web/patient/checkin/answers.ts";
import { type Entry, gapBetween } from "../../../web/patient/course/entries.ts";
import { scaleOf, stretches } from "../../../web/patient/course/scale.ts";

const at = (text: string): number => Date.parse(`${text}+07:00`);
const entry = (time: string, spo2: number | null): Entry => ({
  id: time,
  at: at(time),
  measurements: measurementsOf({ spo2First: spo2 }),
  spo2,
  severity: "routine",
  partly: false,
});

describe("what was not measured", () => {
  it("is no gap from one window to the next", () => {
    expect(gapBetween(at("2022-03-15T07:40"), at("2022-03-15T18:30"))).toBeNull();
    expect(gapBetween(at("2022-03-15T18:30"), at("2022-03-16T07:40"))).toBeNull();
    expect(gapBetween(at("2022-03-15T07:40"), at("2022-03-15T08:00"))).toBeNull();
  });
  it("counts the windows that nobody filled", () => {
    expect(gapBetween(at("2022-03-15T07:40"), at("2022-03-16T07:40"))?.missed).toBe(1);
    expect(gapBetween(at("2022-03-15T07:40"), at("2022-03-17T18:00"))?.missed).toBe(4);
  });
  it("breaks the line of a chart", () => {
    const entries = [
      entry("2022-03-15T07:40", 97),
      entry("2022-03-15T18:40", 96),
      entry("2022-03-16T07:40", null),
      entry("2022-03-16T18:40", 97),
      entry("2022-03-18T07:40", 95),
    ];
    const runs = stretches(
      entries,
      ({ spo2 }) => spo2,
      (x) => x,
      (y) => y,
    );
    expect(runs.map((run) => run.length)).toEqual([2, 1, 1]);
  });
  it("grows the axis so that no value falls off", () => {
    expect(scaleOf({ least: 88, most: 100 }, [97, 71, null], [1, 2, 3], 100).axis).toEqual({ least: 71, most: 100 });
  });
});
