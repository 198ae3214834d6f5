import { describe, expect, it } from "vitest";
import {
  type ChartCheckin,
  columnsOf,
  runsOf,
  scaleOf,
  severityAt,
  unknownColumns,
} from "../../../web/shared/ui/chart/course-axis.ts";

const at = (text: string): number => Date.parse(`${text}+07:00`);
const nothing = { respiratoryRate: null, pulse: null, temperatureCelsius: null, systolicMmhg: null, diastolicMmhg: null };
const checkin = (when: string, spo2: number | null): ChartCheckin => ({
  id: when,
  measuredAt: at(when),
  figures: { spo2, ...nothing },
  symptoms: null,
});
const OPENED = at("2026-03-13T09:00");
const NOW = at("2026-03-15T09:00");
const columns = columnsOf(
  [checkin("2026-03-13T18:00", 97), checkin("2026-03-15T07:00", 95), checkin("2026-03-15T07:30", 93)],
  OPENED,
  NOW,
  16,
);

describe("the time axis of a course", () => {
  it("has a column for each half day from the beginning to now", () => {
    expect(columns.map(({ slot }) => `${slot.date} ${slot.slot}`)).toEqual([
      "2026-03-13 am",
      "2026-03-13 pm",
      "2026-03-14 am",
      "2026-03-14 pm",
      "2026-03-15 am",
    ]);
  });
  it("keeps the newest when there are more than fit", () => {
    expect(columnsOf([], OPENED, NOW, 2).map(({ slot }) => slot.slot)).toEqual(["pm", "am"]);
  });
  it("draws no line over what is not known", () => {
    expect(runsOf(columns, "spo2").map((run) => run.map(({ value }) => value))).toEqual([[97], [95, 93]]);
  });
  it("places several check-ins of one half day side by side", () => {
    expect(runsOf(columns, "spo2")[1]?.map(({ column }) => column)).toEqual([4.25, 4.75]);
  });
  it("hatches closed columns without the figure, and not the one still open", () => {
    expect(unknownColumns(columns, "spo2")).toEqual([0, 2, 3]);
    expect(unknownColumns(columnsOf([], OPENED, NOW, 16), "spo2")).toEqual([0, 1, 2, 3]);
    expect(unknownColumns(columns, "pulse")).toEqual([0, 1, 2, 3, 4]);
  });
  it("puts a check-in of the night into the morning", () => {
    const [first] = columnsOf([checkin("2026-03-13T23:40", 96)], at("2026-03-14T05:00"), at("2026-03-14T06:00"), 16);
    expect(first?.slot).toEqual({ date: "2026-03-14", slot: "am" });
  });
});

describe("bands and scale", () => {
  const bands = [
    { severity: "emergency", to: 93 },
    { severity: "urgent", from: 94, to: 96 },
  ] as const;
  it("knows what a figure means at, below and above an edge", () => {
    expect([93, 94, 96, 97].map((value) => severityAt(bands, value))).toEqual(["emergency", "urgent", "urgent", "routine"]);
  });
  it("holds every figure, however far out", () => {
    const { y } = scaleOf([88, 100], [62], 10, 100);
    expect([y(100), y(61)]).toEqual([10 + 1 * (100 / 40) * 0, 110]);
  });
});
