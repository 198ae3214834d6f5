import { readSfloat } from "./sfloat.ts";

/**
 * Why a figure of the device is not taken. `unreal`: a demonstration or a test. `old`: out of the device's memory. `no_finger`, `weak`,
 * `fault`: as its status bits say. `wait`: it is still measuring. `broken`: bytes that do not hold what their flags promise.
 */
export type Trouble = "unreal" | "old" | "no_finger" | "weak" | "fault" | "wait" | "broken";

/** What one message of the device says. `final`: a spot check, which is a whole measurement by itself. */
export interface PlxReading {
  readonly spo2: number | null;
  readonly pulse: number | null;
  readonly trouble: Trouble | null;
  readonly final: boolean;
}

const bits = (...places: readonly number[]): number => places.reduce((mask, place) => mask | (1 << place), 0);

/** Measurement Status of the Pulse Oximeter Service 1.0.1. */
const MEASUREMENT = {
  ongoing: bits(5),
  early: bits(6),
  stored: bits(9),
  unreal: bits(10, 11),
  calibrating: bits(12),
  unavailable: bits(13),
  questionable: bits(14),
  invalid: bits(15),
} as const;

/** Device and Sensor Status of the same. Bit 0, an update of the display, says nothing of the figure. */
const SENSOR = {
  malfunction: bits(1, 14),
  irregular: bits(2),
  /** Inadequate, poor, low perfusion, erratic, not pulsatile, questionable pulse, interference. */
  weak: bits(3, 4, 5, 6, 7, 8, 10),
  analysing: bits(9),
  /** Not on a person, displaced, disconnected. */
  off: bits(11, 13, 15),
  unknown: bits(12),
} as const;

interface Status {
  readonly measurement: number;
  readonly sensor: number;
  readonly final: boolean;
}

/** The first that applies, the one that misleads most before the others. */
function troubleIn({ measurement, sensor, final }: Status): Trouble | null {
  const says = (mask: number): boolean => (measurement & mask) !== 0;
  const feels = (mask: number): boolean => (sensor & mask) !== 0;
  if (says(MEASUREMENT.unreal)) return "unreal";
  if (says(MEASUREMENT.stored)) return "old";
  if (feels(SENSOR.off)) return "no_finger";
  if (feels(SENSOR.malfunction | SENSOR.unknown) || says(MEASUREMENT.calibrating)) return "fault";
  if (feels(SENSOR.weak | SENSOR.irregular) || says(MEASUREMENT.questionable | MEASUREMENT.invalid)) return "weak";
  const unfinished = MEASUREMENT.early | MEASUREMENT.unavailable | (final ? MEASUREMENT.ongoing : 0);
  return says(unfinished) || feels(SENSOR.analysing) ? "wait" : null;
}

/** Reads what the flags say is there, one field after the other. */
class Fields {
  private at = 1;
  private readonly view: DataView;
  private readonly flags: number;
  constructor(view: DataView) {
    this.view = view;
    this.flags = view.getUint8(0);
  }
  has = (bit: number): boolean => (this.flags & (1 << bit)) !== 0;
  private take(bytes: number): number {
    this.at += bytes;
    return this.at - bytes;
  }
  sfloat = (): number | null => readSfloat(this.view, this.take(2));
  uint8 = (): number => this.view.getUint8(this.take(1));
  uint16 = (): number => this.view.getUint16(this.take(2), true);
  uint24 = (): number => this.uint16() | (this.uint8() << 16);
}

/** 127 and 511 mean "nothing" on some devices: no figure, rather than a wrong one. */
const between = (value: number | null, from: number, to: number): number | null =>
  value !== null && value >= from && value <= to ? value : null;

function readingOf(spo2: number | null, pulse: number | null, status: Status): PlxReading {
  const said = { spo2: between(spo2, 1, 100), pulse: between(pulse, 1, 300) };
  return { ...said, trouble: troubleIn(status) ?? (said.spo2 === null ? "wait" : null), final: status.final };
}

/** A spot check older than this by the device's own clock, or further ahead, ms: its memory, or a clock that nobody set. */
const FRESH_MS = 10 * 60_000;

/** Date Time of the Bluetooth specification; the device's clock shows the time of the place. */
function isFresh(fields: Fields, now: Date): boolean {
  const [year, month, day] = [fields.uint16(), fields.uint8(), fields.uint8()];
  const taken = new Date(year, month - 1, day, fields.uint8(), fields.uint8(), fields.uint8());
  const isKnown = year !== 0 && month !== 0 && day !== 0;
  return !isKnown || fields.has(4) || Math.abs(now.getTime() - taken.getTime()) <= FRESH_MS;
}

const BROKEN: PlxReading = { spo2: null, pulse: null, trouble: "broken", final: false };

/** Bytes that end early are no figure. */
function whole(parse: () => PlxReading): PlxReading {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return BROKEN;
    throw error;
  }
}

/** PLX Spot-check Measurement, 0x2A5E. */
export const spotCheck = (view: DataView, now: Date): PlxReading =>
  whole(() => {
    const fields = new Fields(view);
    const [spo2, pulse] = [fields.sfloat(), fields.sfloat()];
    const fresh = fields.has(0) ? isFresh(fields, now) : true;
    const measurement = fields.has(1) ? fields.uint16() : 0;
    const sensor = fields.has(2) ? fields.uint24() : 0;
    const reading = readingOf(spo2, pulse, { measurement, sensor, final: true });
    return fresh ? reading : { ...reading, trouble: reading.trouble === "unreal" ? "unreal" : "old" };
  });

/** PLX Continuous Measurement, 0x2A5F. The figures that are averaged as usual are taken, not the fast and the slow ones. */
export const continuous = (view: DataView): PlxReading =>
  whole(() => {
    const fields = new Fields(view);
    const [spo2, pulse] = [fields.sfloat(), fields.sfloat()];
    for (const pair of [0, 1]) if (fields.has(pair)) [fields.sfloat(), fields.sfloat()];
    const measurement = fields.has(2) ? fields.uint16() : 0;
    const sensor = fields.has(3) ? fields.uint24() : 0;
    return readingOf(spo2, pulse, { measurement, sensor, final: false });
  });
