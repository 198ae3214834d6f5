import { describe, expect, test } from "vitest";
import { type News2Input, news2Of } from "#clinical/news2.ts";
import { assessed, flags, healthyAdult } from "./facts-builder.ts";

const NORMAL: News2Input = {
  respiratoryRate: 16,
  spo2: 97,
  onOxygen: false,
  systolicMmhg: 120,
  pulse: 70,
  alteredConsciousness: false,
  temperatureCelsius: 37,
  scale: 1,
};
const scoreOf = (over: Partial<News2Input>) => news2Of({ ...NORMAL, ...over }).score;

type Figure = "respiratoryRate" | "spo2" | "systolicMmhg" | "pulse" | "temperatureCelsius";
/** RCP chart 1: every edge of every column. */
const CHART: readonly (readonly [figure: Figure, points: readonly (readonly [value: number, points: number])[]])[] = [
  [
    "respiratoryRate",
    [
      [8, 3],
      [9, 1],
      [11, 1],
      [12, 0],
      [20, 0],
      [21, 2],
      [24, 2],
      [25, 3],
    ],
  ],
  [
    "spo2",
    [
      [91, 3],
      [92, 2],
      [93, 2],
      [94, 1],
      [95, 1],
      [96, 0],
      [100, 0],
    ],
  ],
  [
    "systolicMmhg",
    [
      [90, 3],
      [91, 2],
      [100, 2],
      [101, 1],
      [110, 1],
      [111, 0],
      [219, 0],
      [220, 3],
    ],
  ],
  [
    "pulse",
    [
      [40, 3],
      [41, 1],
      [50, 1],
      [51, 0],
      [90, 0],
      [91, 1],
      [110, 1],
      [111, 2],
      [130, 2],
      [131, 3],
    ],
  ],
  [
    "temperatureCelsius",
    [
      [35, 3],
      [35.1, 1],
      [36, 1],
      [36.1, 0],
      [38, 0],
      [38.1, 1],
      [39, 1],
      [39.1, 2],
    ],
  ],
];

describe("NEWS2 scores as the chart of the Royal College of Physicians", () => {
  test.each(CHART)("%s", (figure, points) => {
    for (const [value, expected] of points) expect(scoreOf({ [figure]: value }), `${value}`).toBe(expected);
    expect(scoreOf({ [figure]: null })).toBe(0);
  });
  test("SpO2 on scale 2, on air and on oxygen", () => {
    const onAir = [
      [83, 3],
      [84, 2],
      [85, 2],
      [86, 1],
      [87, 1],
      [88, 0],
      [92, 0],
      [93, 0],
      [100, 0],
    ] as const;
    const onOxygen = [
      [83, 3],
      [84, 2],
      [85, 2],
      [86, 1],
      [87, 1],
      [88, 0],
      [92, 0],
      [93, 1],
      [94, 1],
      [95, 2],
      [96, 2],
      [97, 3],
    ] as const;
    for (const [spo2, points] of onAir) expect(scoreOf({ scale: 2, spo2 }), `${spo2}`).toBe(points);
    for (const [spo2, points] of onOxygen) expect(scoreOf({ scale: 2, spo2, onOxygen: true }), `${spo2}`).toBe(2 + points);
  });
  test("oxygen scores 2 and altered consciousness 3", () => {
    expect(scoreOf({ onOxygen: true })).toBe(2);
    expect(news2Of({ ...NORMAL, alteredConsciousness: true })).toEqual({ score: 3, highest: 3, partial: false });
  });
  test("a missing figure scores 0 and makes the score partial", () => {
    for (const [figure] of CHART) expect(news2Of({ ...NORMAL, [figure]: null })).toEqual({ score: 0, highest: 0, partial: true });
  });
});

describe("what the score means", () => {
  const score = (respiratoryRate: number, pulse: number, temperatureCelsius = 36.8) =>
    flags(healthyAdult({ respiratoryRate, pulse, temperatureCelsius })).filter((flag) => flag.startsWith("NEWS"));
  test.each([
    [16, 115, 36.8, []],
    [16, 115, 38.1, ["NEWS-W"]],
    [24, 115, 36.8, ["NEWS-W"]],
    [24, 115, 38.1, ["NEWS-U"]],
    [24, 115, 39.1, ["NEWS-U"]],
    [25, 115, 39.1, ["NEWS-E"]],
    [25, 70, 36.8, ["NEWS-3-U"]],
    [25, 95, 36.8, ["NEWS-3-U"]],
    [25, 115, 36.8, ["NEWS-U"]],
  ])("breaths %i, pulse %i, %s degrees: %j", (respiratoryRate, pulse, temperature, expected) => {
    expect(score(respiratoryRate, pulse, temperature)).toEqual(expected);
  });
  test("it is given from 16 years, below there is none", () => {
    expect(assessed(healthyAdult({ ageMonths: 192 })).news2).toEqual({ score: 0, partial: false });
    expect(assessed(healthyAdult({ ageMonths: 191 })).news2).toBeNull();
  });
  test("a seizure alone does not score, drowsiness does", () => {
    expect(assessed(healthyAdult({ symptoms: ["seizure"] })).news2?.score).toBe(0);
    expect(assessed(healthyAdult({ symptoms: ["altered_consciousness"] })).news2?.score).toBe(3);
  });
  test("it judges the effective SpO2, on scale 2 with a valid flag", () => {
    expect(assessed(healthyAdult({ spo2First: 88, spo2Second: 97 })).news2?.score).toBe(3);
    expect(assessed(healthyAdult({ spo2First: 90, chronicHypoxia: true, spo2Baseline: 91 })).news2?.score).toBe(0);
    expect(assessed(healthyAdult({ spo2First: 90, chronicHypoxia: true, spo2Baseline: 97 })).news2?.score).toBe(3);
  });
  test("a void or invalid blood pressure makes it partial", () => {
    expect(assessed(healthyAdult({ systolicMmhg: 80, diastolicMmhg: 90 })).news2).toEqual({ score: 0, partial: true });
    expect(assessed(healthyAdult({ systolicMmhg: 30 })).news2).toEqual({ score: 0, partial: true });
    expect(assessed(healthyAdult({ diastolicMmhg: null })).news2).toEqual({ score: 0, partial: false });
  });
});
