import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import type { CheckinRule } from "#clinical/protocol/covid19-home-1/checkin-rule.ts";
import { HARD_RANGES } from "#clinical/protocol/covid19-home-1/measurement.ts";
import { COVID19_HOME_1 } from "#clinical/protocol/covid19-home-1/protocol.ts";
import { type Band, coversAge, type VitalSign, type Who } from "#clinical/protocol/rule.ts";
import { DANGER_SYMPTOMS, SYMPTOMS, type Symptom } from "#schema/terms.ts";
import { beside, type Figure, inSteps, MEASURED, walk } from "./axes.ts";
import reference from "./data/rules.json" with { type: "json" };
import { assessed } from "./facts-builder.ts";
import { factsOf, type OracleCase, oracle } from "./oracle.ts";

/** What is known of a person beside the age. */
type About = Omit<OracleCase, "m">;

const NOBODY_SPECIAL: About = { sym: [] };
/** The people whose limits differ: pregnant, hypoxic by a clinician's word, with a usual SpO2; then what moves the score and the fever. */
const SPECIAL: readonly About[] = [
  { sym: [], pregnant: true },
  { sym: [], cld: true, base: 91 },
  { sym: [], cld: true, base: 95 },
  { sym: [], base: 99 },
  { sym: [], base: 91 },
  { sym: [], o2: true, quality: true },
  { sym: ["altered_consciousness"] },
  { sym: [], fever_h: 48, no_resp: true },
];
const EVERYBODY = [NOBODY_SPECIAL, ...SPECIAL];

const whoOf = (m: number, about: About): Who => ({
  ageMonths: m,
  pregnant: about.pregnant === true,
  chronicHypoxia: about.cld === true && m >= 192,
  spo2Baseline: about.base ?? null,
  parameters: DEFAULT_PARAMETERS,
});

const isSymptom = (code: string): code is Symptom => SYMPTOMS.some((symptom) => symptom === code);

/** The codes of a case as the engine takes them. */
export const symptomsOf = (one: OracleCase): Symptom[] => one.sym.filter(isSymptom);

/** The engine's answer in the shape of the oracle's. */
export function engine(one: OracleCase): ReturnType<typeof oracle> {
  const { findings, news2 } = assessed(factsOf(one, symptomsOf(one)));
  return { flags: findings.map(({ ruleId }) => ruleId).sort(), news2: news2?.score ?? null, partial: news2?.partial ?? false };
}

/** Where engine and text differ, as a sentence, or null. */
export function difference(one: OracleCase): string | null {
  const [says, should] = [JSON.stringify(engine(one)), JSON.stringify(oracle(one))];
  return says === should ? null : `${JSON.stringify(one)}: engine ${says}, text ${should}`;
}

/** The bands of a rule for each kind of person, at one age. */
export function bandsAt(rule: CheckinRule, m: number): { readonly band: Band; readonly about: About }[] {
  return EVERYBODY.flatMap((about) => (rule.bands?.(whoOf(m, about)) ?? []).map((band) => ({ band, about })));
}

const FIGURE_OF: Record<VitalSign, Figure> = {
  spo2: "r1",
  respiratoryRate: "rr",
  pulse: "pulse",
  temperatureCelsius: "temp",
  systolicMmhg: "sbp",
  diastolicMmhg: "dbp",
};
/** The figure of the command in which a band lies. */
export const figureOf = (band: Band): Figure => FIGURE_OF[band.vital];

const OLDEST_CHANGE = 200;

function changesAt(rule: CheckinRule, m: number): boolean {
  if (m === 0 || m === rule.fromMonths || m === rule.untilMonths) return true;
  return JSON.stringify(bandsAt(rule, m)) !== JSON.stringify(bandsAt(rule, m - 1));
}

/** The first month of each stretch of ages in which a rule is the same, and the month before it. */
export function edgesOf(rule: CheckinRule): number[] {
  const firsts = Array.from({ length: OLDEST_CHANGE }, (_, m) => m).filter((m) => changesAt(rule, m));
  return [...new Set(firsts.flatMap((m) => (m === 0 ? [0] : [m - 1, m])))];
}

/** The same of the whole protocol. */
export const EDGES: readonly number[] = [...new Set([...COVID19_HOME_1.rules.flatMap(edgesOf), 1200])].sort((a, b) => a - b);

/** Every number that a rule's text names. */
export const numbersIn = (text: string): number[] => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);

/** How the text calls a figure. */
const NAMES: Record<Figure, RegExp> = {
  r1: /spo2_eff|low\(|r1/,
  r2: /spo2_eff|low\(|r2/,
  r3: /spo2_eff|low\(|r3/,
  rr: /\brr\b/,
  pulse: /\bpulse\b|outside:/,
  temp: /\btemp\b/,
  sbp: /\bsbp\b/,
  dbp: /\bdbp\b/,
  fever_h: /\bfever_h\b/,
  base: /\bbase\b/,
};
const VITAL_OF: Partial<Record<Figure, VitalSign>> = {
  ...{ r1: "spo2", r2: "spo2", r3: "spo2", rr: "respiratoryRate", pulse: "pulse", temp: "temperatureCelsius" },
  ...{ sbp: "systolicMmhg", dbp: "diastolicMmhg" },
};
/** Limits of what is told, not measured (protocol.md 10.2 and 10.4). */
const TOLD: Partial<Record<Figure, readonly number[]>> = { fever_h: [48], base: [70, 89, 95, 97, 100] };

const bandEnds = (vital: VitalSign, m: number): number[] =>
  COVID19_HOME_1.rules
    .filter((rule) => coversAge(rule, m))
    .flatMap((rule) => bandsAt(rule, m))
    .filter(({ band }) => band.vital === vital)
    .flatMap(({ band }) => [band.from, band.to])
    .filter((end) => end !== undefined);

const named = (figure: Figure): number[] =>
  reference.filter(({ when }) => NAMES[figure].test(when)).flatMap(({ when }) => numbersIn(when));

function limitsOf(figure: Figure, m: number): number[] {
  const vital = VITAL_OF[figure];
  const range = vital ? [HARD_RANGES[vital].from, HARD_RANGES[vital].to, ...bandEnds(vital, m)] : [];
  return [...new Set([...named(figure), ...range, ...(TOLD[figure] ?? [])])];
}

const remembered = new Map<string, readonly number[]>();

/** The values of a figure that matter at an age: beside each limit of the table, of its hard range and of the text. */
export function valuesOf(figure: Figure, m: number): readonly number[] {
  const key = `${figure} ${m}`;
  const known = remembered.get(key);
  if (known) return known;
  const values = [...new Set(limitsOf(figure, m).flatMap((limit) => beside(figure, limit)))].sort((a, b) => a - b);
  remembered.set(key, values);
  return values;
}

/** The values without their fractions. */
const wholeSteps = (figure: Figure, m: number): number[] =>
  valuesOf(figure, m).filter((value) => Number.isInteger(inSteps(figure, value)));

const ADULT = 192;
const AGES_OF_PAIRS = [0, 59, 143, 191, ADULT];
/** Two figures at once, where the text lets one depend on the other, and for whom it does so otherwise. */
const DEPENDENT: readonly { readonly one: Figure; readonly other: Figure; readonly also?: About }[] = [
  { one: "r1", other: "r2", also: { sym: [], base: 91 } },
  { one: "r1", other: "base" },
  { one: "sbp", other: "dbp", also: { sym: [], pregnant: true } },
  { one: "temp", other: "fever_h" },
];
/** One value of each stretch in which NEWS2 gives other points, for sums of two. */
const SCORED: Record<(typeof MEASURED)[number], readonly number[]> = {
  r1: [90, 92, 95, 97],
  r2: [],
  r3: [],
  rr: [8, 11, 16, 24, 25],
  pulse: [40, 50, 76, 100, 120, 131],
  temp: [35, 36, 36.8, 39, 39.1],
  sbp: [90, 100, 110, 118, 220],
  dbp: [],
};

/** Each figure alone, beside all its limits, for nobody special at every edge of age and for everybody else at some. */
export function* singles(): Generator<OracleCase> {
  for (const m of EDGES)
    for (const figure of MEASURED) {
      for (const value of valuesOf(figure, m)) yield { m, ...NOBODY_SPECIAL, [figure]: value };
      for (const about of AGES_OF_PAIRS.includes(m) ? SPECIAL : [])
        for (const value of wholeSteps(figure, m)) yield { m, ...about, [figure]: value };
    }
}

/** Each whole value there is of each figure, for an adult: no limit can hide between the marked ones. */
export function* walks(): Generator<OracleCase> {
  for (const figure of MEASURED) for (const value of walk(figure)) yield { m: 192, sym: [], [figure]: value };
}

/** Two figures at once: both beside their limits, and whatever sums up in the score. */
export function* pairs(): Generator<OracleCase> {
  for (const m of AGES_OF_PAIRS)
    for (const { one, other, also } of DEPENDENT)
      for (const about of also && m === ADULT ? [NOBODY_SPECIAL, also] : [NOBODY_SPECIAL])
        for (const a of wholeSteps(one, m)) for (const b of wholeSteps(other, m)) yield { m, ...about, [one]: a, [other]: b };
  for (const about of EVERYBODY)
    for (const [index, one] of MEASURED.entries())
      for (const other of MEASURED.slice(index + 1))
        for (const a of SCORED[one]) for (const b of SCORED[other]) yield { m: 192, ...about, [one]: a, [other]: b };
}

/** One symptom, two and three, at both ends of childhood: signs gather from three on. */
export function* complaints(): Generator<OracleCase> {
  for (const m of EDGES) for (const code of SYMPTOMS) yield { m, sym: [code] };
  for (const [index, a] of DANGER_SYMPTOMS.entries())
    for (const [next, b] of DANGER_SYMPTOMS.entries())
      for (const c of DANGER_SYMPTOMS.slice(next + 1)) if (index < next) yield { m: 192, sym: [a, b, c] };
}
