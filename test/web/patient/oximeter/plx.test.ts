import { describe, expect, it } from "vitest";
import { continuous, spotCheck, type Trouble } from "../../../../web/patient/oximeter/plx.ts";
import { readSfloat } from "../../../../web/patient/oximeter/sfloat.ts";

const view = (...bytes: readonly number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);
const low = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff];
const [SPO2_97, PULSE_82] = [low(97), low(82)];
const NOON = new Date(2022, 2, 15, 12, 0, 0);

describe("the short float of IEEE 11073", () => {
  it.each([
    [0x0061, 97],
    [0x0052, 82],
    [0xf16d, 36.5],
    [0xe3cf, 9.75],
    [0x100a, 100],
    [0x0000, 0],
    [0x0fff, -1],
    [0xffff, -0.1],
    [0x0803, -2045],
    [0x07fd, 2045],
    [0x77fd, 20_450_000_000],
    [0x87fd, 0.00002045],
  ])("0x%s is %s", (bits, value) => expect(readSfloat(view(...low(bits)), 0)).toBe(value));
  it.each([
    ["+INF", 0x07fe],
    ["NaN", 0x07ff],
    ["NRes", 0x0800],
    ["reserved", 0x0801],
    ["-INF", 0x0802],
  ])("%s is no figure", (_, bits) => expect(readSfloat(view(...low(bits)), 0)).toBeNull());
});

/** Every bit of the two status fields, by its place in the specification, and what it means for the figure. */
const MEASUREMENT: readonly (readonly [bit: number, spot: Trouble | null, streamed: Trouble | null])[] = [
  [5, "wait", null],
  [6, "wait", "wait"],
  [7, null, null],
  [8, null, null],
  [9, "old", "old"],
  [10, "unreal", "unreal"],
  [11, "unreal", "unreal"],
  [12, "fault", "fault"],
  [13, "wait", "wait"],
  [14, "weak", "weak"],
  [15, "weak", "weak"],
];
const SENSOR: readonly (readonly [bit: number, trouble: Trouble | null])[] = [
  [0, null],
  [1, "fault"],
  [2, "weak"],
  [3, "weak"],
  [4, "weak"],
  [5, "weak"],
  [6, "weak"],
  [7, "weak"],
  [8, "weak"],
  [9, "wait"],
  [10, "weak"],
  [11, "no_finger"],
  [12, "fault"],
  [13, "no_finger"],
  [14, "fault"],
  [15, "no_finger"],
  [16, null],
  [23, null],
];
const word24 = (bit: number): [number, number, number] => [...low(bit < 16 ? 1 << bit : 0), bit >= 16 ? 1 << (bit - 16) : 0];

describe("a continuous measurement, 0x2A5F", () => {
  it("holds SpO2 and pulse", () => {
    expect(continuous(view(0, ...SPO2_97, ...PULSE_82))).toEqual({ spo2: 97, pulse: 82, trouble: null, final: false });
  });
  it("takes the usual average, whatever fast and slow ones follow, and finds its status behind them", () => {
    const fast = [...low(90), ...low(60)];
    const slow = [...low(99), ...low(100)];
    const status = low(1 << 14);
    expect(continuous(view(0b00111, ...SPO2_97, ...PULSE_82, ...fast, ...slow, ...status))).toMatchObject({
      spo2: 97,
      trouble: "weak",
    });
    expect(continuous(view(0b11111, ...SPO2_97, ...PULSE_82, ...fast, ...slow, ...low(0), 0, 0, 0, ...low(12)))).toMatchObject({
      spo2: 97,
      pulse: 82,
      trouble: null,
    });
    expect(continuous(view(0b00010, ...SPO2_97, ...PULSE_82, ...slow))).toMatchObject({ spo2: 97, trouble: null });
  });
  it.each(MEASUREMENT)("measurement status bit %i", (bit, _, trouble) =>
    expect(continuous(view(0b00100, ...SPO2_97, ...PULSE_82, ...low(1 << bit))).trouble).toBe(trouble),
  );
  it.each(SENSOR)("device and sensor status bit %i: %s", (bit, trouble) =>
    expect(continuous(view(0b01000, ...SPO2_97, ...PULSE_82, ...word24(bit))).trouble).toBe(trouble),
  );
  it.each([
    ["NaN", 0x07ff],
    ["NRes", 0x0800],
    ["+INF", 0x07fe],
    ["-INF", 0x0802],
    ["127, as some devices say nothing", 127],
    ["0", 0],
    ["negative", 0x0fff],
  ])("an SpO2 of %s is no figure, and one waits", (_, bits) =>
    expect(continuous(view(0, ...low(bits), ...PULSE_82))).toMatchObject({ spo2: null, trouble: "wait" }),
  );
  it.each([0x07ff, 0x0800, 511, 0])("a pulse of 0x%s is none; the SpO2 stands", (bits) =>
    expect(continuous(view(0, ...SPO2_97, ...low(bits)))).toMatchObject({ spo2: 97, pulse: null, trouble: null }),
  );
  it.each([
    ["nothing", []],
    ["flags alone", [0]],
    ["half a pulse", [0, ...SPO2_97, 82]],
    ["less than the flags promise", [0b00100, ...SPO2_97, ...PULSE_82, 0]],
  ])("%s is broken, not a figure", (_, bytes) =>
    expect(continuous(view(...bytes))).toEqual({ spo2: null, pulse: null, trouble: "broken", final: false }),
  );
});

const at = (date: Date): number[] => [
  ...low(date.getFullYear()),
  date.getMonth() + 1,
  date.getDate(),
  date.getHours(),
  date.getMinutes(),
  date.getSeconds(),
];
const minutesBefore = (minutes: number): Date => new Date(NOON.getTime() - minutes * 60_000);

describe("a spot check, 0x2A5E", () => {
  it("is a whole measurement by itself", () => {
    expect(spotCheck(view(0, ...SPO2_97, ...PULSE_82), NOON)).toEqual({ spo2: 97, pulse: 82, trouble: null, final: true });
  });
  it.each<[string, number[], Trouble | null]>([
    ["of now", at(NOON), null],
    ["of nine minutes ago", at(minutesBefore(9)), null],
    ["of eleven minutes ago", at(minutesBefore(11)), "old"],
    ["of this morning", at(minutesBefore(300)), "old"],
    ["of the future", at(minutesBefore(-11)), "old"],
    ["of a clock that knows no year", [0, 0, 3, 15, 7, 0, 0], null],
  ])("%s", (_, time, trouble) => expect(spotCheck(view(0b00001, ...SPO2_97, ...PULSE_82, ...time), NOON).trouble).toBe(trouble));
  it("of a device that says its clock was never set is judged without its time", () => {
    expect(spotCheck(view(0b10001, ...SPO2_97, ...PULSE_82, ...at(minutesBefore(300))), NOON).trouble).toBeNull();
  });
  it("reads its status behind time, and the pulse amplitude behind that", () => {
    const bytes = [0b01111, ...SPO2_97, ...PULSE_82, ...at(NOON), ...low(1 << 8), ...word24(4), ...low(12)];
    expect(spotCheck(view(...bytes), NOON)).toEqual({ spo2: 97, pulse: 82, trouble: "weak", final: true });
  });
  it.each(MEASUREMENT)("measurement status bit %i: %s", (bit, trouble) =>
    expect(spotCheck(view(0b00010, ...SPO2_97, ...PULSE_82, ...low(1 << bit)), NOON).trouble).toBe(trouble),
  );
  it.each(SENSOR)("device and sensor status bit %i: %s", (bit, trouble) =>
    expect(spotCheck(view(0b00100, ...SPO2_97, ...PULSE_82, ...word24(bit)), NOON).trouble).toBe(trouble),
  );
  it("ends early: broken", () => expect(spotCheck(view(0b00001, ...SPO2_97, ...PULSE_82, 1), NOON).trouble).toBe("broken"));
});
