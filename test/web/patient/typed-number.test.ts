import { describe, expect, it } from "vitest";
import {
  afterKey,
  decimalSign,
  isUnreadable,
  likelyFrom,
  mayGrow,
  numberFrom,
  pressureFrom,
} from "../../../web/patient/checkin/figure/typed-number.ts";
import { HARD_RANGES } from "../../../worker/clinical/form.ts";

describe("a figure as it is typed", () => {
  it.each<[string, number | null]>([
    ["97", 97],
    [" 97 ", 97],
    ["36,5", 36.5],
    ["36.5", 36.5],
    ["36,", 36],
    ["365", 365],
    ["9.8", 9.8],
    ["97.6", 97.6],
    ["97%", 97],
    ["97 %", 97],
    ["SpO2 97", 97],
    ["PR: 82", 82],
    ["36,5 °C", 36.5],
    ["36,5 độ", 36.5],
    ["36,5℃", 36.5],
    ["82 lần/phút", 82],
    ["82 bpm", 82],
    ["120 mmHg", 120],
    ["៩៧", 97],
    ["៣៦,៥", 36.5],
    ["９７", 97],
    ["", null],
    ["abc", null],
    ["9a8", null],
    ["97 98", null],
    ["-98", null],
    ["1e2", null],
    ["0x62", null],
    ["Infinity", null],
  ])("«%s» certainly says %s", (text, value) => {
    expect(numberFrom(text)).toBe(value);
    if (value !== null) expect([likelyFrom(text), isUnreadable(text)]).toEqual([null, false]);
  });
  it.each<[string, number | null]>([
    ["9O", 90],
    ["l00", 100],
    ["9a8", 98],
    ["98a", 98],
    ["khoảng 98", 98],
    ["98?", 98],
    ["~98", 98],
    ["36,,5", 36.5],
    ["36..5", 36.5],
    ["36 5", 36.5],
    ["38 độ 5", 38.5],
    ["38 độ rưỡi", 38.5],
    ["38o5", 38.5],
    ["38°5", 38.5],
    ["97 98", null],
    ["97-98", null],
    ["chín mươi", null],
    ["", null],
  ])("«%s» is asked about as %s, never taken for it", (text, value) => {
    expect(numberFrom(text)).toBeNull();
    expect(likelyFrom(text)).toBe(value);
    expect(isUnreadable(text)).toBe(value === null && text !== "");
  });
  it("has the decimal sign of its language on the key, and both are understood", () => {
    expect([decimalSign("vi"), decimalSign("km"), decimalSign("en")]).toEqual([",", ",", "."]);
  });
});

describe("a key of the pad", () => {
  it.each([
    ["", "9", "9"],
    ["99", "0", "990"],
    ["990", "1", "990"],
    ["36", ",", "36,"],
    ["36,", "5", "36,5"],
    ["36,5", "5", "36,5"],
    ["36,5", ",", "36,5"],
    ["", ",", ""],
    ["36", ".", "36."],
  ])("after «%s» %s gives «%s»", (text, key, after) => expect(afterKey(text, key, 3)).toBe(after));
});

describe("help while it is typed waits until more digits cannot make it a figure", () => {
  it.each([
    ["9", "spo2", true],
    ["84", "spo2", false],
    ["10", "spo2", true],
    ["98", "spo2", false],
    ["3", "temperatureCelsius", true],
    ["36", "temperatureCelsius", false],
    ["36,", "temperatureCelsius", true],
    ["365", "temperatureCelsius", false],
    ["7", "pulse", true],
    ["30", "pulse", true],
    ["39", "pulse", false],
    ["2", "respiratoryRate", true],
    ["20", "respiratoryRate", false],
    ["", "spo2", false],
    ["9a", "spo2", false],
  ] as const)("«%s» as %s: %s", (text, vital, grows) => expect(mayGrow(text, HARD_RANGES[vital])).toBe(grows));
});

describe("a blood pressure as it is said", () => {
  it.each([
    ["12/8", "12", "8"],
    ["120/80", "120", "80"],
    ["120 80", "120", "80"],
    ["120-80", "120", "80"],
    ["120\\80", "120", "80"],
    ["12,5/8", "12,5", "8"],
    ["120 trên 80", "120", "80"],
    ["120/80 mmHg", "120", "80"],
    ["១២០/៨០", "120", "80"],
  ])("«%s» is %s over %s", (text, systolic, diastolic) => expect(pressureFrom(text)).toEqual({ systolic, diastolic }));
  it.each(["120", "120/", "120/80/60", "abc"])("«%s» is no pair", (text) => expect(pressureFrom(text)).toBeNull());
});
