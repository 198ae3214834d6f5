import * as z from "zod/mini";
import type { AddendumBody, Measurements } from "#schema/api/checkin.ts";
import { DEVICE_FIGURES, MEASURING_CONDITIONS, SYMPTOMS } from "#schema/terms.ts";
import { json } from "../../ground/platform/d1.ts";

/**
 * A check-in's figures and answers as D1 keeps them: one letter a thing and nothing for what is not there, since a province sends
 * millions of them (decisions.md 7). Reading restores what was sent.
 */
const figure = z.nullable(z.number());
const oneOrMore = z.union([z.number(), z.array(figure)]);
const stored = z.object({
  /** SpO2: the first reading, or first, second, third. */
  s: z.optional(oneOrMore),
  /** Pulse. */
  p: z.optional(z.number()),
  /** Breathing: the count that is judged, or that and an earlier one. */
  r: z.optional(oneOrMore),
  /** Calm while breaths were counted: 1, 0. */
  c: z.optional(z.int()),
  /** Temperature. */
  t: z.optional(z.number()),
  /** Fever: hours since it began, what medicine did. */
  f: z.optional(z.tuple([figure, z.nullable(z.enum(["yes", "no", "not_taken"]))])),
  /** Blood pressure: systolic, diastolic. */
  b: z.optional(z.array(figure)),
  /** On oxygen: 1, 0. Absent: not asked. */
  o: z.optional(z.int()),
  /** Measuring conditions. */
  q: z.optional(z.array(z.enum(MEASURING_CONDITIONS))),
  /** Symptoms of an answered question; absent: it was not answered. */
  y: z.optional(z.array(z.enum(SYMPTOMS))),
  /** Symptoms that came although the question does not count as answered. */
  u: z.optional(z.array(z.enum(SYMPTOMS))),
  /** Note. */
  n: z.optional(z.string()),
  /** Figures that the device sent itself. */
  d: z.optional(z.array(z.enum(DEVICE_FIGURES))),
});
type Stored = z.infer<typeof stored>;

/** Drops the empty end of a list; a list without a figure is not there. */
function figures(list: readonly (number | null | undefined)[]): (number | null)[] | undefined {
  const kept = list.map((value) => value ?? null);
  while (kept.length > 0 && kept.at(-1) === null) kept.pop();
  return kept.length === 0 ? undefined : kept;
}
/** The same, with a single figure as itself. */
function oneOrList(list: readonly (number | null | undefined)[]): number | (number | null)[] | undefined {
  const kept = figures(list);
  const [only] = kept ?? [];
  return kept?.length === 1 && typeof only === "number" ? only : kept;
}
const listOf = (kept: number | readonly (number | null)[] | undefined) => (typeof kept === "number" ? [kept] : (kept ?? []));
const bit = (value: boolean | null | undefined): number | null => (value === null || value === undefined ? null : value ? 1 : 0);
const truth = (value: number | null | undefined): boolean | null => (value === null || value === undefined ? null : value === 1);
const some = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

export function packMeasurements(sent: Measurements): string {
  const { spo2, respiratoryRate, bloodPressure, fever, symptoms } = sent;
  const packed: { [K in keyof Stored]: Stored[K] | undefined } = {
    s: oneOrList([spo2.first, spo2.second, spo2.third]),
    p: sent.pulse ?? undefined,
    r: oneOrList([respiratoryRate.counted, respiratoryRate.earlier]),
    c: bit(respiratoryRate.calm) ?? undefined,
    t: sent.temperatureCelsius ?? undefined,
    f: fever && [fever.sinceHours, fever.medicineHelped],
    b: figures([bloodPressure.systolicMmhg, bloodPressure.diastolicMmhg]),
    o: bit(sent.onOxygen) ?? undefined,
    q: some(sent.measuringConditions),
    y: symptoms.answered ? [...symptoms.codes] : undefined,
    u: symptoms.answered ? undefined : some(symptoms.codes),
    n: sent.note ?? undefined,
    d: some(sent.deviceRead ?? []),
  };
  return JSON.stringify(packed);
}

function unpack(kept: Stored): Measurements {
  const [first = null, second, third] = listOf(kept.s);
  const [counted = null, earlier] = listOf(kept.r);
  const [systolicMmhg = null, diastolicMmhg = null] = kept.b ?? [];
  return {
    spo2: { first, ...(typeof second === "number" && { second }), ...(typeof third === "number" && { third }) },
    pulse: kept.p ?? null,
    respiratoryRate: { counted, ...(typeof earlier === "number" && { earlier }), calm: truth(kept.c) },
    temperatureCelsius: kept.t ?? null,
    ...(kept.f ? { fever: { sinceHours: kept.f[0], medicineHelped: kept.f[1] } } : {}),
    bloodPressure: { systolicMmhg, diastolicMmhg },
    onOxygen: truth(kept.o),
    measuringConditions: kept.q ?? [],
    symptoms: { answered: kept.y !== undefined, codes: kept.y ?? kept.u ?? [] },
    note: kept.n ?? null,
    ...(kept.d ? { deviceRead: kept.d } : {}),
  };
}

/** Stored measurements, as an object inside other JSON or as a column of their own. */
export const measurementsStored = z.pipe(stored, z.transform(unpack));
export const measurementsColumn = json(measurementsStored);

/** What an addendum adds; a null figure adds nothing. */
export const addition = z.object({
  spo2Second: z.optional(z.number()),
  spo2Third: z.optional(z.number()),
  respiratoryRate: z.optional(z.number()),
  symptomsAdded: z.optional(z.array(z.enum(SYMPTOMS))),
  note: z.optional(z.string()),
  deviceRead: z.optional(z.boolean()),
});
export type Addition = z.infer<typeof addition>;

export function additionOf(sent: AddendumBody): Addition {
  const { spo2Second, spo2Third, respiratoryRate, symptomsAdded, note, deviceRead } = sent;
  return {
    ...(typeof spo2Second === "number" && { spo2Second }),
    ...(typeof spo2Third === "number" && { spo2Third }),
    ...(typeof respiratoryRate === "number" && { respiratoryRate }),
    ...(symptomsAdded && { symptomsAdded }),
    ...(note !== undefined && { note }),
    ...(deviceRead && { deviceRead }),
  };
}
