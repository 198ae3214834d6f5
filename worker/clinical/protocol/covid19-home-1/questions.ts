import type { Facts } from "../../facts.ts";
import type { VitalSign } from "../rule.ts";
import { ADULT, ONE_YEAR } from "./ages.ts";
import { HARD_RANGES, read } from "./measurement.ts";

/** What the form asks about figures that look like a slip (protocol.md 8). A question, never a block: "no, it is right" is an answer. */
export type Question =
  /** Not accepted as a value. `suggested`: the same digits with a decimal point or a zero that fits, or null. */
  | { readonly kind: "impossible"; readonly vital: VitalSign; readonly value: number; readonly suggested: number | null }
  | { readonly kind: "unusual"; readonly vital: VitalSign; readonly value: number }
  /** Pulse typed as SpO2 and the other way round. */
  | { readonly kind: "swapped_spo2_pulse"; readonly spo2: number; readonly pulse: number }
  /** Blood pressure as it is said in Vietnamese, 12/8: read as 120/80. */
  | { readonly kind: "pressure_in_tens"; readonly systolic: number; readonly diastolic: number | null }
  | { readonly kind: "pressure_upside_down"; readonly systolic: number; readonly diastolic: number }
  | { readonly kind: "pressure_narrow"; readonly systolic: number; readonly diastolic: number };

interface Range {
  readonly from: number;
  readonly to: number;
}
const ANY: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const within = (value: number, { from, to }: Range): boolean => value >= from && value <= to;

/** Outside these a figure is asked about, both ends inside (protocol.md 8) [P]. */
function softRange(vital: VitalSign, ageMonths: number): Range {
  const adult = ageMonths >= ADULT;
  if (vital === "spo2") return { ...ANY, from: 85 };
  if (vital === "temperatureCelsius") return { from: 35, to: 41 };
  if (vital === "pulse") return adult ? { from: 40, to: 150 } : { from: 60, to: 220 };
  if (vital !== "respiratoryRate") return ANY;
  if (adult) return { from: 8, to: 40 };
  return ageMonths < ONE_YEAR ? { from: 20, to: 90 } : ANY;
}

/** Soft limit of systolic less diastolic, in mmHg. */
const NARROW_BELOW = 15;
/** 12/8 is 120/80: what a pressure in tens looks like. */
const TENS = { systolic: { from: 6, to: 25 }, diastolic: { from: 3, to: 15 } };
/** A pulse in this range beside an SpO2 below 85 was probably typed into the other's field. */
const SWAPPED = { pulse: { from: 90, to: 100 }, spo2Below: 85 };

const numberOf = (sent: unknown): number | null => (typeof sent === "number" && Number.isFinite(sent) ? sent : null);

function questionOf(vital: VitalSign, sent: unknown, ageMonths: number): Question | null {
  const value = numberOf(sent);
  if (value === null) return null;
  const accepted = read(vital, value).value;
  if (accepted !== null) return within(accepted, softRange(vital, ageMonths)) ? null : { kind: "unusual", vital, value };
  const suggested = [value / 10, value * 10].find((other) => within(other, HARD_RANGES[vital])) ?? null;
  return { kind: "impossible", vital, value, suggested };
}

function swapped(facts: Facts): Question | null {
  const [spo2, pulse] = [numberOf(facts.spo2First), numberOf(facts.pulse)];
  if (spo2 === null || pulse === null) return null;
  const looksSwapped = within(pulse, SWAPPED.pulse) && spo2 < SWAPPED.spo2Below;
  return looksSwapped || spo2 === pulse ? { kind: "swapped_spo2_pulse", spo2, pulse } : null;
}

function pressureQuestion(facts: Facts): Question | null {
  const [systolic, diastolic] = [numberOf(facts.systolicMmhg), numberOf(facts.diastolicMmhg)];
  if (systolic === null) return null;
  if (within(systolic, TENS.systolic) && (diastolic === null || within(diastolic, TENS.diastolic)))
    return { kind: "pressure_in_tens", systolic: systolic * 10, diastolic: diastolic === null ? null : diastolic * 10 };
  if (diastolic === null) return null;
  // Of two figures one of which cannot be, that one is asked about first: 13/80 is 130/80 sooner than 80/13.
  if (read("systolicMmhg", systolic).invalid || read("diastolicMmhg", diastolic).invalid) return null;
  if (systolic <= diastolic) return { kind: "pressure_upside_down", systolic, diastolic };
  return systolic - diastolic < NARROW_BELOW ? { kind: "pressure_narrow", systolic, diastolic } : null;
}

/** Questions about what was typed, in the order of the form. Empty: nothing to ask. They change no assessment. */
export function questionsAbout(facts: Facts): readonly Question[] {
  const pressure = pressureQuestion(facts);
  const inTens = pressure?.kind === "pressure_in_tens";
  const asked = [
    swapped(facts),
    questionOf("spo2", facts.spo2First, facts.ageMonths),
    questionOf("pulse", facts.pulse, facts.ageMonths),
    questionOf("respiratoryRate", facts.respiratoryRate, facts.ageMonths),
    questionOf("temperatureCelsius", facts.temperatureCelsius, facts.ageMonths),
    pressure,
    inTens ? null : questionOf("systolicMmhg", facts.systolicMmhg, facts.ageMonths),
    inTens ? null : questionOf("diastolicMmhg", facts.diastolicMmhg, facts.ageMonths),
  ];
  return asked.filter((question) => question !== null);
}
