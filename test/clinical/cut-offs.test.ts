import { describe, expect, test } from "vitest";
import type { Facts } from "#clinical/facts.ts";
import { flags, nothingMeasured } from "./facts-builder.ts";

type Figure = "spo2First" | "respiratoryRate" | "pulse" | "temperatureCelsius" | "systolicMmhg" | "diastolicMmhg";
type Row = readonly [rule: string, ageMonths: number, figure: Figure, fires: readonly number[], silent: readonly number[]];

/** For each rule of one figure: the values on both sides of each of its cut-offs, at the edges of its ages. */
const ROWS: readonly Row[] = [
  ["SPO2-A-E", 192, "spo2First", [50, 93, 93.9], [94, 100]],
  ["SPO2-A-U", 192, "spo2First", [94, 96, 96.9], [93, 97]],
  ["SPO2-C-E", 191, "spo2First", [50, 93], [94]],
  ["SPO2-C-U", 191, "spo2First", [94, 95, 95.9], [93, 96]],
  ["SPO2-C-U", 0, "spo2First", [94, 95], [93, 96]],
  ["Q-SPO2-REMEASURE", 192, "spo2First", [50, 96], [97]],
  ["Q-SPO2-REMEASURE", 191, "spo2First", [50, 95], [96]],
  ["RR-A-E", 192, "respiratoryRate", [26, 25.5, 120], [25, 25.4]],
  ["RR-A-U", 192, "respiratoryRate", [20, 19.5, 25], [19, 19.4, 26]],
  ["RR-A-LO-E", 192, "respiratoryRate", [4, 8, 8.4], [9, 8.5]],
  ["RR-A-LO-W", 192, "respiratoryRate", [9, 11], [8, 12]],
  ["RR-C-LO-E", 0, "respiratoryRate", [4, 9], [10]],
  ["RR-C-LO-E", 191, "respiratoryRate", [4, 9], [10]],
  ["RR-C-LO-U", 0, "respiratoryRate", [10, 19], [9, 20]],
  ["RR-C-LO-U", 11, "respiratoryRate", [10, 19], [9, 20]],
  ["RR-C-LO-U", 12, "respiratoryRate", [10, 14], [9, 15]],
  ["RR-C-LO-U", 59, "respiratoryRate", [10, 14], [9, 15]],
  ["RR-C-LO-W", 12, "respiratoryRate", [15, 17], [14, 18]],
  ["RR-C-LO-W", 59, "respiratoryRate", [15, 17], [14, 18]],
  ["RR-C-LO-W", 60, "respiratoryRate", [10, 13], [9, 14]],
  ["RR-C-LO-W", 143, "respiratoryRate", [10, 13], [9, 14]],
  ["RR-C-LO-W", 144, "respiratoryRate", [10, 11], [9, 12]],
  ["RR-C-LO-W", 191, "respiratoryRate", [10, 11], [9, 12]],
  ["RR-A4-E", 144, "respiratoryRate", [31], [30]],
  ["RR-A4-U", 191, "respiratoryRate", [22, 30], [21, 31]],
  ["RR-A4-W", 144, "respiratoryRate", [20, 21], [19, 22]],
  ["RR-A3-E", 60, "respiratoryRate", [45], [44]],
  ["RR-A3-U", 143, "respiratoryRate", [30, 44], [29, 45]],
  ["RR-A2-E", 12, "respiratoryRate", [60], [59]],
  ["RR-A2-U", 59, "respiratoryRate", [40, 59], [39, 60]],
  ["RR-A1-E", 2, "respiratoryRate", [70], [69]],
  ["RR-A1-U", 11, "respiratoryRate", [50, 69], [49, 70]],
  ["RR-A0-E", 0, "respiratoryRate", [70], [69]],
  ["RR-A0-U", 1, "respiratoryRate", [60, 69], [59, 70]],
  ["PR-A-E", 192, "pulse", [131, 20, 40], [130, 41]],
  ["PR-A-E", 191, "pulse", [150, 40], [149, 41]],
  ["PR-A-U", 192, "pulse", [121, 130, 41, 49], [120, 131, 40, 50]],
  ["PR-A-U", 144, "pulse", [121, 149, 41, 49], [120, 150, 40, 50]],
  ["PR-A-W", 192, "pulse", [111, 120], [110, 121]],
  ["PR-C-LO-U", 0, "pulse", [20, 59], [60]],
  ["PR-C-LO-U", 59, "pulse", [59], [60]],
  ["PR-C-LO-U", 60, "pulse", [49], [50]],
  ["PR-C-LO-U", 143, "pulse", [49], [50]],
  ["PR-C-HI-U", 11, "pulse", [220], [219]],
  ["PR-C-HI-U", 12, "pulse", [200], [199]],
  ["PR-C-HI-U", 23, "pulse", [200], [199]],
  ["PR-C-HI-U", 24, "pulse", [180], [179]],
  ["PR-C-HI-U", 59, "pulse", [180], [179]],
  ["PR-C-HI-U", 60, "pulse", [160], [159]],
  ["PR-C-W", 2, "pulse", [84, 206], [85, 205]],
  ["PR-C-W", 3, "pulse", [99, 191], [100, 190]],
  ["PR-C-W", 23, "pulse", [99, 191], [100, 190]],
  ["PR-C-W", 24, "pulse", [59, 141], [60, 140]],
  ["PR-C-W", 119, "pulse", [59, 141], [60, 140]],
  ["PR-C-W", 120, "pulse", [59, 121], [60, 120]],
  ["PR-C-W", 143, "pulse", [59, 121], [60, 120]],
  ["BP-E", 0, "systolicMmhg", [40, 59], [60]],
  ["BP-E", 1, "systolicMmhg", [69], [70]],
  ["BP-E", 11, "systolicMmhg", [69], [70]],
  ["BP-E", 12, "systolicMmhg", [71], [72]],
  ["BP-E", 23, "systolicMmhg", [71], [72]],
  ["BP-E", 119, "systolicMmhg", [87], [88]],
  ["BP-E", 120, "systolicMmhg", [89], [90]],
  ["BP-E", 480, "systolicMmhg", [89, 89.4], [90, 89.5]],
  ["BP-A-DBP-W", 192, "diastolicMmhg", [20, 59], [60]],
  ["BP-A-HI-U", 192, "systolicMmhg", [220], [219]],
  ["BP-A-HI-U", 192, "diastolicMmhg", [130], [129]],
  ["BP-A-HI-W", 192, "systolicMmhg", [180, 219], [179, 220]],
  ["BP-A-HI-W", 192, "diastolicMmhg", [120, 129], [119, 130]],
  ["BP-C-HI-U", 191, "systolicMmhg", [160], [159]],
  ["BP-C-HI-U", 0, "diastolicMmhg", [110], [109]],
  ["BP-C-HI-W", 191, "systolicMmhg", [140, 159], [139, 160]],
  ["BP-C-HI-W", 0, "diastolicMmhg", [90, 109], [89, 110]],
  ["T-U3M-U", 2, "temperatureCelsius", [38, 37.95], [37.9, 37.94]],
  ["T-U6M-U", 3, "temperatureCelsius", [39, 38.95], [38.9]],
  ["T-U6M-W", 5, "temperatureCelsius", [38, 38.9], [37.9, 39]],
  ["T-W", 480, "temperatureCelsius", [38.6, 38.55], [38.5, 38.54]],
  ["T-HI-U", 0, "temperatureCelsius", [40, 39.95], [39.9]],
  ["T-A-LO-U", 192, "temperatureCelsius", [32, 35, 35.04], [35.1, 35.05]],
  ["T-C-LO-U", 191, "temperatureCelsius", [32, 35], [35.1]],
  ["T-C-LO-W", 191, "temperatureCelsius", [35.9, 35.94], [36, 35.95]],
  ["VAL-SPO2", 480, "spo2First", [49, 49.9, 101, 0, -3], [50, 100, 100.9]],
  ["VAL-RR", 480, "respiratoryRate", [3, 3.4, 121, 120.5], [4, 3.5, 120]],
  ["VAL-PULSE", 480, "pulse", [19, 301], [20, 19.5, 300]],
  ["VAL-TEMP", 480, "temperatureCelsius", [31.9, 43.1, 43.05, 368], [32, 31.95, 43, 43.04]],
  ["VAL-BP", 480, "systolicMmhg", [39, 301], [40, 300]],
  ["VAL-BP", 480, "diastolicMmhg", [19, 201], [20, 200]],
  ["VAL-LOW-U", 480, "spo2First", [1, 49], [0, 0.9, 50, -5]],
  ["VAL-LOW-U", 480, "respiratoryRate", [1, 3, 0.5], [0, 4, 0.4]],
  ["VAL-LOW-U", 480, "pulse", [1, 19], [0, 20]],
  ["VAL-LOW-U", 480, "systolicMmhg", [1, 39], [0, 40]],
];

describe("each cut-off speaks on its own side and nowhere else", () => {
  test.each(ROWS)(
    "%s at %i months by %s fires at %j and is silent at %j and when missing",
    (rule, age, figure, fires, silent) => {
      for (const value of fires) expect(flags(nothingMeasured(age, { [figure]: value })), `${value}`).toContain(rule);
      for (const value of silent) expect(flags(nothingMeasured(age, { [figure]: value })), `${value}`).not.toContain(rule);
      for (const missing of [null, undefined])
        expect(flags(nothingMeasured(age, { [figure]: missing })), `${missing}`).not.toContain(rule);
    },
  );
});

/** Rules of an age band stay silent one month outside it, with a figure that fires inside. */
const AGES: readonly (readonly [
  rule: string,
  insideMonths: readonly number[],
  outsideMonths: readonly number[],
  over: Partial<Facts>,
])[] = [
  ["SPO2-A-U", [192, 1e9], [191], { spo2First: 95 }],
  ["SPO2-C-U", [0, 191], [192], { spo2First: 95 }],
  ["RR-A-E", [192], [191], { respiratoryRate: 40 }],
  ["RR-A4-U", [144, 191], [143, 192], { respiratoryRate: 30 }],
  ["RR-A3-U", [60, 143], [59, 144], { respiratoryRate: 44 }],
  ["RR-A2-U", [12, 59], [11, 60], { respiratoryRate: 50 }],
  ["RR-A1-U", [2, 11], [1, 12], { respiratoryRate: 60 }],
  ["RR-A0-U", [0, 1], [2], { respiratoryRate: 60 }],
  ["PR-A-U", [144], [143], { pulse: 125 }],
  ["PR-C-W", [143], [144], { pulse: 125 }],
  ["T-U3M-U", [0, 2], [3], { temperatureCelsius: 38 }],
  ["T-U6M-W", [3, 5], [2, 6], { temperatureCelsius: 38 }],
  ["ELIG-U3M-U", [0, 2], [3], { firstOfEpisode: true }],
  ["ELIG-U3M-U", [], [0], { firstOfEpisode: false }],
  ["S-CHEST-E", [192], [191], { symptoms: ["chest_pain_persistent"] }],
  ["S-DRINK-E", [0, 59], [60], { symptoms: ["cannot_drink"] }],
  ["S-DRINK-U", [60], [59], { symptoms: ["vomits_everything"] }],
  ["S-FEED-U", [191], [192], { symptoms: ["poor_feeding"] }],
  ["S-COUGHFIT-U", [60, 191], [59, 192], { symptoms: ["cough_fits"] }],
  ["S-COUGHFIT-W", [0, 59, 192], [60, 191], { symptoms: ["cough_fits"] }],
  ["S-INF-W", [0, 11], [12], { symptoms: ["anorexia"] }],
  ["S-MILD-R", [192], [191], { symptoms: ["diarrhea"] }],
  ["S-DIARR-C-W", [191], [192], { symptoms: ["diarrhea"] }],
  ["S-VOMIT-C-W", [191], [192], { symptoms: ["vomiting"] }],
];

describe("each age band begins and ends in its month", () => {
  test.each(AGES)("%s speaks at %j months, not at %j", (rule, inside, outside, over) => {
    for (const age of inside) expect(flags(nothingMeasured(age, over)), `${age}`).toContain(rule);
    for (const age of outside) expect(flags(nothingMeasured(age, over)), `${age}`).not.toContain(rule);
  });
});
