import { describe, expect, it } from "vitest";
import { clockText, type Span } from "../../../web/staff/board/row/clock-text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const said = (span: Span) => (span.as === "clock" ? span.text : `${span.count} ${span.as}`);
const shown = (waited: number, target: number) => {
  const { look, waited: tile, rest, share } = clockText(1_000, target, 1_000 + waited);
  return [look, said(tile), said(rest), Math.round(share * 100)];
};

describe("the clock of an alert", () => {
  it("counts minutes and seconds under an hour", () => {
    expect(shown(48_000, 5 * MINUTE)).toEqual(["running", "00:48", "4:12", 16]);
    expect(shown(12 * MINUTE + 52_000, 30 * MINUTE)).toEqual(["running", "12:52", "17 minutes", 43]);
  });
  it("is overdue only beyond its target", () => {
    expect(shown(5 * MINUTE, 5 * MINUTE)).toEqual(["running", "05:00", "0:00", 100]);
    expect(shown(5 * MINUTE + 1_000, 5 * MINUTE)).toEqual(["over", "05:01", "0:01", 100]);
    expect(shown(7 * MINUTE + 24_000, 5 * MINUTE)).toEqual(["over", "07:24", "2:24", 100]);
  });
  it("says hours in words when overdue, so that they are not read as minutes", () => {
    expect(shown(2 * HOUR + 5 * MINUTE, 5 * MINUTE)).toEqual(["over", "2 hours", "2 hours", 100]);
    expect(shown(60 * HOUR, 4 * HOUR)).toEqual(["over", "2 days", "2 days", 100]);
  });
  it("counts targets of hours calmly", () => {
    expect(shown(3 * HOUR + 6 * MINUTE, 4 * HOUR)).toEqual(["calm", "3:06", "54 minutes", 78]);
    expect(shown(22 * MINUTE, 4 * HOUR)).toEqual(["calm", "0:22", "3:38", 9]);
  });
  it("reads a clock that is ahead as zero", () => expect(shown(-5_000, 5 * MINUTE)).toEqual(["running", "00:00", "5:00", 0]));
});
