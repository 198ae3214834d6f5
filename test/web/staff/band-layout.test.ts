import { describe, expect, it } from "vitest";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { bandsFor } from "#clinical/thresholds.ts";
import { placeBands, reportsLow, withLimits } from "../../../web/shared/ui/chart/band-layout.ts";
import { scaleOf } from "../../../web/shared/ui/chart/course-axis.ts";

const ADULT = bandsFor(40 * 12, DEFAULT_PARAMETERS);
const CHILD = bandsFor(4 * 12, DEFAULT_PARAMETERS);

describe("bands of a chart", () => {
  it("have their edge where a figure enters them: low ones above, high ones below", () => {
    expect(ADULT.spo2.map((band) => reportsLow(band, ADULT.spo2, 0))).toEqual(ADULT.spo2.map(() => true));
    expect(ADULT.pulse.map((band) => [band.from, reportsLow(band, ADULT.pulse, 0)])).toEqual([
      [undefined, true],
      [41, true],
      [111, false],
      [121, false],
      [131, false],
    ]);
    expect(CHILD.temperatureCelsius.find((band) => band.to === 35.9)).toSatisfy((band) =>
      reportsLow(band, CHILD.temperatureCelsius, 1),
    );
  });
  it("draws the urgent band's edge above it, apart from the emergency's", () => {
    const places = placeBands([ADULT.spo2], scaleOf([88, 100], [], 0, 120), 0);
    expect(places.map(({ band, edgeY }) => [band.severity, edgeY])).toEqual([
      ["urgent", 35],
      ["emergency", 65],
    ]);
  });
  it("puts no label over another and none below the panel", () => {
    const labels = placeBands([ADULT.pulse], scaleOf([45, 135], [], 0, 88), 0).map(({ labelY }) => labelY);
    expect(labels.slice(1).every((y, index) => y - (labels[index] ?? 0) >= 12)).toBe(true);
    expect(Math.max(...labels)).toBeLessThanOrEqual(90);
  });
});

describe("the scale of a chart", () => {
  it("holds the nearest limits of a child, which lie outside an adult's usual range", () => {
    const [low, high] = withLimits([12, 30], CHILD.respiratoryRate, 0);
    expect([low <= 12, high > 40]).toEqual([true, true]);
  });
  it("stays the usual one where the limits are inside", () => {
    expect(withLimits([88, 100], ADULT.spo2, 0)).toEqual([88, 100]);
  });
});
