import fc from "fast-check";
import type { Facts } from "#clinical/facts.ts";
import { SYMPTOMS, type Symptom } from "#schema/terms.ts";
import type { OracleCase } from "./oracle.ts";

/** Every cut-off of the protocol with its neighbours, so that random cases meet them. */
const near = (...cuts: readonly number[]) =>
  fc.constantFrom(...cuts.flatMap((cut) => [cut - 1, cut - 0.5, cut, cut + 0.4, cut + 1]));
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const hundredths = (from: number, to: number) => fc.integer({ min: from * 100, max: to * 100 }).map((n) => n / 100);

/** Ages in completed months, thick at the edges of the bands. */
export const anyAge = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 5, 6, 11, 12, 23, 24, 59, 60, 119, 120, 143, 144, 191, 192, 193, 600, 780, 1200),
  fc.nat(1300),
);
const spo2 = fc.oneof(fc.integer({ min: 80, max: 100 }), fc.integer({ min: 45, max: 102 }), near(50, 88, 94, 96, 100));
const pressure = fc.oneof(fc.integer({ min: 30, max: 240 }), near(40, 60, 70, 90, 110, 120, 130, 140, 160, 180, 200, 220, 300));

export const anySymptoms: fc.Arbitrary<Symptom[]> = fc.oneof(
  fc.constant<Symptom[]>([]),
  fc.uniqueArray(fc.constantFrom(...SYMPTOMS), { maxLength: 2 }),
  fc.array(fc.constantFrom(...SYMPTOMS), { maxLength: 12 }),
);

/** Cases with numbers only, as the oracle takes them. */
export const anyNumericCase: fc.Arbitrary<Omit<OracleCase, "sym">> = fc.record({
  m: anyAge,
  r1: sometimes(spo2),
  r2: fc.option(spo2, { nil: undefined, freq: 1 }),
  r3: fc.option(spo2, { nil: undefined, freq: 1 }),
  rr: sometimes(fc.oneof(fc.nat(80), near(4, 8, 10, 12, 15, 18, 20, 22, 25, 30, 40, 45, 50, 60, 70, 120))),
  pulse: sometimes(
    fc.oneof(fc.nat(230), near(20, 40, 50, 60, 85, 100, 111, 120, 131, 140, 150, 160, 180, 190, 200, 205, 220, 300)),
  ),
  temp: sometimes(fc.oneof(hundredths(34, 41), hundredths(31, 44), fc.constantFrom(38.55, 38.54, 38.5, 37.5, 37.55, 35, 35.05))),
  sbp: sometimes(pressure),
  dbp: sometimes(pressure),
  fever_h: sometimes(near(0, 48)),
  base: sometimes(fc.oneof(hundredths(86, 100), near(70, 89, 95, 97, 100))),
  no_resp: fc.boolean(),
  cld: fc.boolean(),
  quality: fc.boolean(),
  o2: fc.boolean(),
  pregnant: fc.boolean(),
});

const anything = fc.oneof(
  { arbitrary: fc.double(), weight: 2 },
  { arbitrary: fc.integer({ min: -5, max: 400 }), weight: 6 },
  fc.anything(),
);

/** Typed, so that an answer is there or null and never undefined. */
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 5 });

/** Whatever may be sent: figures of any type. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  ageMonths: anyAge,
  spo2First: anything,
  spo2Second: anything,
  spo2Third: anything,
  respiratoryRate: anything,
  pulse: anything,
  temperatureCelsius: anything,
  systolicMmhg: anything,
  diastolicMmhg: anything,
  symptoms: orNull(anySymptoms),
  feverHours: orNull(fc.double()),
  feverNotResponding: orNull(fc.boolean()),
  chronicHypoxia: fc.boolean(),
  spo2Baseline: orNull(fc.double({ min: 60, max: 110 })),
  badMeasuringConditions: fc.boolean(),
  onOxygen: orNull(fc.boolean()),
  pregnant: orNull(fc.boolean()),
  firstOfEpisode: fc.boolean(),
});
