import type { Facts } from "#clinical/facts.ts";
import { SYMPTOMS, type Symptom } from "#schema/terms.ts";

/** A line of the command as it was read: a case to assess, or why it cannot be. `id` is echoed as it came. */
export type Case = { readonly id: unknown; readonly facts: Facts } | { readonly id: unknown; readonly error: string };

type Fields = Readonly<Record<string, unknown>>;

const MEASUREMENTS = ["r1", "r2", "r3", "rr", "pulse", "temp", "sbp", "dbp"];
const FLAGS = ["no_resp", "cld", "quality", "o2", "pregnant"];
const NUMBERS = ["base", "fever_h"];
const KEYS: ReadonlySet<string> = new Set(["m", "sym", ...MEASUREMENTS, ...FLAGS, ...NUMBERS]);
const KNOWN_SYMPTOMS: ReadonlySet<string> = new Set(SYMPTOMS);

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isSymptom = (code: string): code is Symptom => KNOWN_SYMPTOMS.has(code);
/** null counts as absent everywhere but in `m` (protocol.md 10.2). */
const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isAge = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0;

function readFlag(fields: Fields, key: string): boolean {
  return fields[key] === true;
}

function readNumber(fields: Fields, key: string): number | null {
  const value = fields[key];
  return typeof value === "number" ? value : null;
}

function symptomError(sym: unknown): string | null {
  if (isAbsent(sym)) return null;
  if (!Array.isArray(sym)) return "sym is not a list of strings";
  for (const code of sym) {
    if (typeof code !== "string") return "sym is not a list of strings";
    if (!isSymptom(code)) return `unknown symptom code ${JSON.stringify(code)}`;
  }
  return null;
}

/** What makes the line an error (protocol.md 10.2), or null. A bad measurement is none: the protocol itself flags it. */
function errorIn(fields: Fields): string | null {
  const unknown = Object.keys(fields).find((key) => !KEYS.has(key));
  if (unknown !== undefined) return `unknown key ${JSON.stringify(unknown)}`;
  if (!isAge(fields.m)) return "m is not a whole number of months, 0 or more";
  const flag = FLAGS.find((key) => !isAbsent(fields[key]) && typeof fields[key] !== "boolean");
  if (flag) return `${flag} is not true or false`;
  const number = NUMBERS.find((key) => !isAbsent(fields[key]) && typeof fields[key] !== "number");
  if (number) return `${number} is not a number`;
  return symptomError(fields.sym);
}

function symptomsOf(sym: unknown): Symptom[] {
  return Array.isArray(sym) ? sym.filter((code) => typeof code === "string").filter(isSymptom) : [];
}

function factsOf(fields: Fields): Facts {
  return {
    ageMonths: readNumber(fields, "m") ?? Number.NaN,
    spo2First: fields.r1,
    spo2Second: fields.r2,
    spo2Third: fields.r3,
    respiratoryRate: fields.rr,
    pulse: fields.pulse,
    temperatureCelsius: fields.temp,
    systolicMmhg: fields.sbp,
    diastolicMmhg: fields.dbp,
    symptoms: symptomsOf(fields.sym),
    feverHours: readNumber(fields, "fever_h"),
    feverNotResponding: readFlag(fields, "no_resp"),
    chronicHypoxia: readFlag(fields, "cld"),
    spo2Baseline: readNumber(fields, "base"),
    badMeasuringConditions: readFlag(fields, "quality"),
    onOxygen: readFlag(fields, "o2"),
    pregnant: readFlag(fields, "pregnant"),
    // Each line counts as a first check-in (protocol.md 10.9).
    firstOfEpisode: true,
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Reads one line of JSON in the form of the worked examples: {"id": …, "in": {…}}. Never throws. */
export function readCase(line: string): Case {
  const parsed = parse(line);
  if (parsed === undefined) return { id: null, error: "not readable as JSON" };
  if (!isFields(parsed)) return { id: null, error: "not a JSON object" };
  const id = parsed.id ?? null;
  if (!isFields(parsed.in)) return { id, error: "in is not an object" };
  const error = errorIn(parsed.in);
  return error === null ? { id, facts: factsOf(parsed.in) } : { id, error };
}
