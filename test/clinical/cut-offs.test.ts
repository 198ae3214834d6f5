import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CheckinRule } from "#clinical/protocol/covid19-home-1/checkin-rule.ts";
import { COVID19_HOME_1 } from "#clinical/protocol/covid19-home-1/protocol.ts";
import type { Signs } from "#clinical/protocol/covid19-home-1/signs.ts";
import { type Band, coversAge } from "#clinical/protocol/rule.ts";
import { AXES_OF, type Axis, along, BY_HAND, beside, type Figure, isSwitch, MEASURED, stepOf } from "./axes.ts";
import { assessed, flags, nothingMeasured } from "./facts-builder.ts";
import { fieldsRead } from "./fields-read.ts";
import { factsOf, type OracleCase, oracle, STATED } from "./oracle.ts";
import {
  bandsAt,
  complaints,
  difference,
  EDGES,
  edgesOf,
  engine,
  figureOf,
  pairs,
  singles,
  valuesOf,
  walks,
} from "./situations.ts";

/**
 * Below, at, above and missing, made from the rule table. What must come out is never taken from the table: it is the protocol's text as
 * `oracle.ts` states it. A rule without a statement, a limit that nothing shows or a rule that looks at what no case varies fails here.
 */
const TIMEOUT_MS = 180_000;
const CORPUS = [...singles(), ...pairs(), ...complaints()];
const seeds = new Map<string, OracleCase[]>();
for (const one of CORPUS)
  for (const id of oracle(one).flags) {
    const known = seeds.get(id);
    if (known) known.push(one);
    else seeds.set(id, [one]);
  }

/** A few cases in which the rule speaks, spread over its ages. */
function seedsOf(id: string, count: number): OracleCase[] {
  const all = seeds.get(id) ?? [];
  const ofEachAge = [...new Map(all.map((one) => [one.m, one])).values(), ...all];
  return Array.from({ length: count }, (_, index) => ofEachAge[Math.floor((index * ofEachAge.length) / count)]).filter(
    (one) => one !== undefined,
  );
}

const RULES = COVID19_HOME_1.rules.map((rule) => [rule.id, rule] as const);
const STATED_RULES = RULES.filter(([id]) => STATED.has(id));
const BANDED_RULES = STATED_RULES.filter(([, rule]) => rule.bands);
const SAMPLE = CORPUS.filter((_, index) => index % 40 === 0);
const fields = (rule: CheckinRule) => fieldsRead(rule, [...seedsOf(rule.id, 20), ...SAMPLE]).filter((field) => field in AXES_OF);
const isField = (field: string): field is keyof Signs => field in AXES_OF;
const speaks = (id: string, one: OracleCase): boolean => oracle(one).flags.includes(id);
const differences = (cases: readonly OracleCase[]): string[] => cases.map(difference).filter((one) => one !== null);

describe("engine and text agree", { timeout: TIMEOUT_MS }, () => {
  test("beside every limit of every figure at every edge of age, for pairs that depend on each other, and for symptoms that gather", () => {
    expect(differences(CORPUS).slice(0, 5)).toEqual([]);
  });
  test("on each whole value there is, so that no limit hides between the marked ones", () => {
    expect(differences([...walks()]).slice(0, 5)).toEqual([]);
  });
});

describe("no rule comes without its proof", () => {
  test.each(RULES)("%s is stated in the text, or by hand in the test that is named for what it looks at", (id, rule) => {
    if (STATED.has(id)) return;
    const files = fields(rule)
      .filter(isField)
      .flatMap((field) => BY_HAND[field] ?? []);
    expect(
      files.some((file) => readFileSync(file, "utf8").includes(`"${id}"`)),
      `${id} in one of ${files.join(", ")}`,
    ).toBe(true);
  });
  test("and the text states no rule that the table has not", () => {
    const ids = new Set<string>(RULES.map(([id]) => id));
    expect([...STATED].filter((id) => !ids.has(id))).toEqual([]);
  });
});

interface Limit {
  readonly on: OracleCase;
  readonly outside: OracleCase;
  readonly around: readonly OracleCase[];
  readonly missing: OracleCase;
}

function limitAt(base: OracleCase, figure: Figure, end: number, outward: -1 | 1): Limit {
  const put = (value: number | undefined): OracleCase => ({ ...base, [figure]: value });
  const beyond = Math.round((end + outward * stepOf(figure)) * 10) / 10;
  return { on: put(end), outside: put(beyond), around: beside(figure, end).map(put), missing: put(undefined) };
}

function limitsOfBand(base: OracleCase, band: Band): Limit[] {
  if ((band.from ?? 0) > (band.to ?? Number.POSITIVE_INFINITY)) return [];
  const low = band.from === undefined ? [] : [limitAt(base, figureOf(band), band.from, -1)];
  return band.to === undefined ? low : [...low, limitAt(base, figureOf(band), band.to, 1)];
}

/** Both ends of each band that the rule has at any edge of its ages, each once for the first person who has it. */
function limitsOf(rule: CheckinRule): Limit[] {
  return [...edgesOf(rule), 480]
    .filter((m) => coversAge(rule, m))
    .flatMap((m) => {
      const once = new Map(
        bandsAt(rule, m)
          .toReversed()
          .map((one) => [JSON.stringify(one.band), one]),
      );
      return [...once.values()].flatMap(({ band, about }) => limitsOfBand({ m, ...about }, band));
    });
}

describe("each limit of the table is one of the text", { timeout: TIMEOUT_MS }, () => {
  test.each(BANDED_RULES)("%s speaks on its limits and is silent one step outside and when nothing is measured", (id, rule) => {
    const limits = limitsOf(rule);
    expect(limits.length).toBeGreaterThan(0);
    for (const { on, outside, missing } of limits) {
      expect(speaks(id, on), JSON.stringify(on)).toBe(true);
      expect(speaks(id, outside), JSON.stringify(outside)).toBe(false);
      expect(speaks(id, missing), JSON.stringify(missing)).toBe(false);
    }
    expect(differences(limits.flatMap(({ on, outside, missing, around }) => [on, outside, missing, ...around]))).toEqual([]);
  });
});

const turnsOn = (id: string, one: OracleCase, axis: Axis): boolean => {
  const cases = along(one, axis, (figure) => valuesOf(figure, one.m));
  expect(differences(cases).slice(0, 3)).toEqual([]);
  return new Set(cases.map((other) => speaks(id, other))).size === 2;
};
/** A switch has two positions, so the text is asked of every case for one that turns; a figure has many values, so a few cases are walked. */
function turns(id: string, axis: Axis): boolean {
  if (!isSwitch(axis)) return seedsOf(id, 8).some((one) => turnsOn(id, one, axis));
  const turning = (seeds.get(id) ?? []).find((one) => along(one, axis, () => []).some((other) => !speaks(id, other)));
  return turning !== undefined && turnsOn(id, turning, axis);
}

/** Of these one rule sees one figure, and another rule another. */
const ANY_OF_THEM: readonly string[] = ["invalid", "belowRange"];
/** What a rule asks and what cannot change its answer: the flag of hypoxia counts from 16 years and with a baseline up to 95 alone. */
const NEVER_TURNS: Readonly<Record<string, readonly string[]>> = {
  "SPO2-C-E": ["chronicHypoxia"],
  "SPO2-C-U": ["chronicHypoxia"],
  "SPO2-DROP-W": ["chronicHypoxia"],
};
/** Rules of all ages that begin later in fact: hypoxia is an adult's, and a child's fever of two days is urgent as soon as it is fever. */
const BEGINS: Readonly<Record<string, number>> = { "SPO2-CLD-E": 192, "SPO2-CLD-U": 192, "T-48H-W": 192 };

describe("whatever a rule looks at is walked along, and it turns there", { timeout: TIMEOUT_MS }, () => {
  test.each(STATED_RULES)("%s speaks and falls silent along everything it looks at", (id, rule) => {
    expect(seeds.get(id) ?? [], "cases in which it speaks").not.toEqual([]);
    for (const field of fields(rule).filter(isField)) {
      const axes = AXES_OF[field];
      if (axes === null || NEVER_TURNS[id]?.includes(field)) continue;
      const turning = axes.filter((axis) => turns(id, axis));
      expect(turning.length, `${field}: turned along ${turning.join(", ")}`).toBeGreaterThanOrEqual(
        ANY_OF_THEM.includes(field) ? 1 : axes.length,
      );
    }
  });
});

describe("each rule begins and ends in its month", { timeout: TIMEOUT_MS }, () => {
  test.each(STATED_RULES)("%s speaks in no month that is not of its ages, and in its first and last", (id, rule) => {
    const months = new Set<number>();
    for (const one of seedsOf(id, 3))
      for (const other of along(one, "m", () => [])) {
        expect(difference(other)).toBeNull();
        if (speaks(id, other)) months.add(other.m);
      }
    const first = BEGINS[id] ?? rule.fromMonths ?? 0;
    expect([first - 1, rule.untilMonths ?? -1].filter((m) => months.has(m))).toEqual([]);
    for (const m of [first, (rule.untilMonths ?? 196) - 1])
      expect(
        (seeds.get(id) ?? []).some((one) => speaks(id, { ...one, m })),
        `${m} months`,
      ).toBe(true);
  });
});

const WRONG: readonly unknown[] = ["97", true, [], {}, Number.NaN, Number.POSITIVE_INFINITY];
const FACT = {
  ...{ r1: "spo2First", r2: "spo2Second", r3: "spo2Third", rr: "respiratoryRate", pulse: "pulse" },
  ...{ temp: "temperatureCelsius", sbp: "systolicMmhg", dbp: "diastolicMmhg" },
} as const;

describe("a figure that is no figure counts as missing and is flagged, at every edge of age", () => {
  test.each(MEASURED)("%s of a wrong type is judged like one out of its range", (figure) => {
    for (const m of EDGES)
      for (const wrong of WRONG) {
        const base: OracleCase = { m, sym: [], r1: 98, rr: 16, sbp: 118, dbp: 76 };
        const facts = { ...factsOf(base, []), [FACT[figure]]: wrong };
        expect(flags(facts)).toEqual(engine({ ...base, [figure]: 9_999 }).flags);
        expect(flags(facts).some((flag) => flag.startsWith("VAL-"))).toBe(true);
        expect(assessed(facts).severity).not.toBe("routine");
      }
  });
  test.each(MEASURED)("%s as null is the same as not sent", (figure) => {
    for (const m of EDGES)
      expect(flags({ ...factsOf({ m, sym: [], rr: 16 }, []), [FACT[figure]]: null })).toEqual(
        flags({ ...factsOf({ m, sym: [], rr: 16 }, []), [FACT[figure]]: undefined }),
      );
  });
});

describe("what the command never sends", () => {
  test("a newborn is reported once per illness, with the first check-in", () => {
    expect(flags(nothingMeasured(0, { firstOfEpisode: true }))).toContain("ELIG-U3M-U");
    expect(flags(nothingMeasured(0, { firstOfEpisode: false }))).not.toContain("ELIG-U3M-U");
  });
  test("an age beyond every band is an adult's", () => {
    expect(flags(nothingMeasured(1e9, { spo2First: 95 }))).toContain("SPO2-A-U");
  });
});
