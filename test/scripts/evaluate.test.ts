import { describe, expect, it } from "vitest";
import { PROTOCOL_VERSION } from "#clinical/assess.ts";
import type { Facts } from "#clinical/facts.ts";
import { maxSeverity } from "#clinical/severity.ts";
import { calendarOf } from "../../scripts/evaluate/calendar.ts";
import { ALL_TRIALS, type Cohort, liveCohort, type Trial } from "../../scripts/evaluate/cohort.ts";
import { depthAt, EVENT_BELOW, eventOf } from "../../scripts/evaluate/course.ts";
import { type Episode, liveEpisode } from "../../scripts/evaluate/episode.ts";
import { readEvaluateFlags } from "../../scripts/evaluate/flags.ts";
import { measureAt } from "../../scripts/evaluate/measure.ts";
import { figuresOf, newOutcome, type Outcome, unaccounted } from "../../scripts/evaluate/outcome.ts";
import { printedOn, readPage, smallLines } from "../../scripts/evaluate/page.ts";
import { aPerson, type Person } from "../../scripts/evaluate/people.ts";
import { ACCEPT, LADDER, LIST } from "../../scripts/evaluate/policies.ts";
import { placeOf, RULE_SETS, type RuleSet, ruleSet } from "../../scripts/evaluate/rule-sets.ts";
import { Station } from "../../scripts/evaluate/station.ts";

const DAYS = 14;
const SMALL: Cohort = { people: 16, days: DAYS, seed: 7, noise: 1, stationOf: 8 };
const FALL = { from: 100, until: 172, onsets: [], breathsPerPoint: 0, beatsPerPoint: 0, fever: 0, recovery: null };

/** Somebody of 30 years, well but for what is planted, with devices that show the truth and no window missed. */
function planted(usualSpo2: number, points: number | null, changes: Partial<Person> = {}): Person {
  const usual = {
    spo2: usualSpo2,
    respiratoryRate: 15,
    pulse: 70,
    temperatureCelsius: 36.5,
    systolicMmhg: 120,
    diastolicMmhg: 75,
  };
  return {
    ...aPerson(1, 0),
    ...{ ageMonths: 30 * 12, pregnant: false, riskClass: "low", illHours: 24, enrolledAt: 7, usual, adherence: 1.01 },
    devices: { oximeter: true, oximeterBias: 0, oximeterFault: 0, pressure: false },
    ...{ anxious: false, slips: 0, countsHalfMinutes: false, preferred: { am: 8, pm: 18 } },
    course: { fall: points === null ? null : { ...FALL, points }, sham: null, fever: { peak: 0, hours: 48 } },
    ...changes,
  };
}

const episodeOf = (person: Person): Episode => liveEpisode(person, DAYS, 0);
function live(person: Person, id: RuleSet["id"], policy = LIST): Outcome {
  return new Station(calendarOf([episodeOf(person)], DAYS), { set: placeOf(id), policy, noise: 0 }).live();
}

describe("the flags of npm run evaluate", () => {
  it("has what the issue asks for as its usual run", () =>
    expect(readEvaluateFlags(["--people", "10000", "--days", "14", "--seed", "1", "--noise", "1"])).toEqual(
      readEvaluateFlags([]),
    ));
  it.each([
    ["--people", "0"],
    ["--days", "1"],
    ["--noise", "loud"],
    ["--seed", "1.5"],
    ["--poeple", "3"],
  ])("refuses %s %s in a sentence", (...args) => expect(() => readEvaluateFlags(args)).toThrow(/wants|Unknown option/));
});

describe("the cohort", () => {
  const people = Array.from({ length: 3000 }, (_, index) => aPerson(1, index));
  it("is the same for the same seed and another for another, and a person does not depend on the others", () => {
    expect(aPerson(1, 2999)).toEqual(people[2999]);
    expect(aPerson(2, 2999)).not.toEqual(people[2999]);
  });
  it("holds the shares that the page states", () => {
    const share = (is: (one: Person) => boolean) => people.filter(is).length / people.length;
    expect(share(({ course }) => eventOf(course, 24 * DAYS) !== null)).toBeGreaterThan(0.03);
    expect(share(({ course }) => eventOf(course, 24 * DAYS) !== null)).toBeLessThan(0.05);
    expect(share(({ ageMonths }) => ageMonths >= 16 * 12)).toBeCloseTo(0.79, 1);
    expect(share(({ devices }) => devices.oximeterFault !== 0)).toBeCloseTo(0.1, 1);
    expect(share(({ adherence }) => adherence === 0.5)).toBeCloseTo(0.1, 1);
  });
  it("falls to the event exactly when it says, and not before", () => {
    for (const { course, usual } of people.filter(({ course: { fall } }) => fall?.recovery === null)) {
      const until = course.fall?.until ?? 0;
      expect(usual.spo2 - depthAt(course, until)).toBeCloseTo(EVENT_BELOW, 6);
      expect(usual.spo2 - depthAt(course, until - 1)).toBeGreaterThan(EVENT_BELOW);
    }
  });
  it("measures the truth where there is no error, and reads again only what is low", () => {
    const low = measureAt(planted(96, null), 20, 0, false);
    expect(low.first).toMatchObject({ spo2First: 96, respiratoryRate: 15 });
    expect(low.confirmed()).toMatchObject({ spo2First: 96, spo2Second: 96 });
    const well = measureAt(planted(98, null), 20, 0, false);
    expect(well.confirmed()).toBe(well.first);
  });
});

describe("the rules that others use", () => {
  const adult: Facts = { ageMonths: 360, symptoms: [], spo2First: 98, spo2Second: 98, respiratoryRate: 15, pulse: 70 };
  const child: Facts = { ...adult, ageMonths: 48, respiratoryRate: 25, pulse: 100 };
  const says = (id: RuleSet["id"], facts: Facts) =>
    maxSeverity(
      ruleSet(id)
        .judge(facts)
        .findings.map(({ severity }) => severity),
    );
  const spo2 = (value: number): Facts => ({ ...adult, spo2First: value, spo2Second: value });

  it.each([
    ["moh", spo2(97), "routine"],
    ["moh", spo2(96), "urgent"],
    ["moh", spo2(70), "urgent"],
    ["moh", { ...adult, respiratoryRate: 19 }, "routine"],
    ["moh", { ...adult, respiratoryRate: 20 }, "urgent"],
    ["moh", { ...adult, pulse: 120 }, "routine"],
    ["moh", { ...adult, pulse: 121 }, "urgent"],
    ["moh", { ...adult, pulse: 50 }, "routine"],
    ["moh", { ...adult, pulse: 49 }, "urgent"],
    ["moh", { ...adult, systolicMmhg: 90, diastolicMmhg: 60 }, "routine"],
    ["moh", { ...adult, systolicMmhg: 89, diastolicMmhg: 60 }, "urgent"],
    ["moh", { ...adult, systolicMmhg: 90, diastolicMmhg: 59 }, "urgent"],
    ["moh", { ...adult, symptoms: ["dyspnea"] }, "urgent"],
    ["moh", { ...adult, symptoms: ["cough"] }, "routine"],
    ["moh", { ...child, spo2First: 96, spo2Second: 96 }, "routine"],
    ["moh", { ...child, spo2First: 95, spo2Second: 95 }, "urgent"],
    ["moh", { ...child, respiratoryRate: 39 }, "routine"],
    ["moh", { ...child, respiratoryRate: 40 }, "urgent"],
    ["moh", { ...child, temperatureCelsius: 37.6, feverHours: 47 }, "routine"],
    ["moh", { ...child, temperatureCelsius: 37.6, feverHours: 48 }, "urgent"],
    ["nhs", spo2(95), "routine"],
    ["nhs", spo2(94), "urgent"],
    ["nhs", spo2(93), "urgent"],
    ["nhs", spo2(92), "emergency"],
    ["nhs", { ...adult, symptoms: ["dyspnea"] }, "urgent"],
    ["nhs", { ...adult, symptoms: ["cyanosis"] }, "emergency"],
    ["who", spo2(95), "routine"],
    ["who", spo2(94), "urgent"],
    ["who", spo2(90), "urgent"],
    ["who", spo2(89), "emergency"],
    ["who", { ...adult, symptoms: ["chest_pain"] }, "emergency"],
    ["who", { ...adult, pulse: 121 }, "emergency"],
    ["who", { ...adult, respiratoryRate: 30 }, "routine"],
    ["who", { ...adult, respiratoryRate: 31 }, "emergency"],
    ["news2", { ...spo2(92), respiratoryRate: 21 }, "routine"],
    ["news2", { ...spo2(92), respiratoryRate: 21, pulse: 91 }, "urgent"],
    ["news2", { ...spo2(91), respiratoryRate: 25, pulse: 90 }, "urgent"],
    ["news2", { ...spo2(91), respiratoryRate: 25, pulse: 91 }, "emergency"],
    ["news2", { ...child, spo2First: 80, spo2Second: 80 }, "routine"],
  ] as const)("%s on %o is %s", (id, facts, expected) => expect(says(id, facts)).toBe(expected));

  it("say nothing of what is missing", () => {
    for (const { id } of RULE_SETS.filter((set) => !set.hearsSilence))
      expect(says(id, { ageMonths: 360, symptoms: null })).toBe("routine");
  });
});

describe("a planted course", () => {
  const person = planted(98, 8);
  const [, ...made] = episodeOf(person).happenings.filter(({ kind }) => kind === "checkin");
  const firstUpTo = (most: number) =>
    made.find(({ at }) => Math.round(98 - depthAt(person.course, at)) <= most)?.at ?? Number.NaN;

  it.each([
    ["ours", 96],
    ["moh", 96],
    ["nhs", 94],
    ["who", 94],
  ] as const)("is caught by %s when SpO2 first reads %d, with that lead", (id, most) => {
    for (const policy of [LIST, ACCEPT]) {
      const [sighting] = live(person, id, policy).sightings;
      expect(sighting).toMatchObject({ isReal: true, leadHours: FALL.until - firstUpTo(most) });
    }
  });
  it("is not caught by a score that SpO2 alone does not reach", () =>
    expect(live(person, "news2").sightings).toEqual([expect.objectContaining({ leadHours: null, topRows: null })]));
  it("stands at the top of an empty board as soon as it is caught, and ends with the event", () => {
    const { sightings, started } = live(person, "ours", ACCEPT);
    expect(sightings[0]?.topRows).toBe(sightings[0]?.leadHours);
    expect(started.emergency).toBeGreaterThan(0);
    expect(episodeOf(person).endsAt).toBe(FALL.until);
  });
  it("an alert from before the fall is no catch", () => {
    const feverish = planted(98, 8, {
      devices: { ...person.devices, oximeter: false },
      course: { fall: { ...FALL, points: 8 }, sham: null, fever: { peak: 5, hours: 100 } },
    });
    const { started, sightings } = live(feverish, "ours");
    expect(started.urgent).toBeGreaterThan(0);
    expect(sightings).toEqual([expect.objectContaining({ isReal: true, leadHours: null })]);
  });
  it("nobody is alarmed about somebody well", () => {
    for (const { id } of RULE_SETS) {
      const { started, checkins } = live(planted(98, null), id);
      expect([id, started, checkins]).toEqual([id, { watch: 0, urgent: 0, emergency: 0 }, 2 * DAYS]);
    }
  });
});

describe("what becomes of the alerts", () => {
  it("somebody who hovers at 96 is a new alert at every check-in of the list, and one in two to three days with all we do", () => {
    const hovering = planted(96, null);
    expect(live(hovering, "moh", LIST).started.urgent).toBe(2 * DAYS);
    const { started, closed } = live(hovering, "ours", ACCEPT);
    expect(started.urgent).toBeLessThanOrEqual(DAYS / 2);
    expect(started.urgent).toBeGreaterThanOrEqual(DAYS / 3);
    expect(closed.accepted).toBeGreaterThanOrEqual(started.urgent);
  });
  it("an emergency is never accepted: it is held", () => {
    const { started, closed } = live(planted(93, null), "ours", ACCEPT);
    expect(started).toEqual({ watch: 0, urgent: 0, emergency: 1 });
    expect(closed).toMatchObject({ accepted: 0, visited: 0 });
  });
  it("an oximeter that reads low is found at the visit and exchanged", () => {
    const devices = { oximeter: true, oximeterBias: 0, oximeterFault: -5, pressure: false };
    const { started, closed } = live(planted(98, null, { devices }), "ours", ACCEPT);
    expect([started.emergency, closed.visited]).toEqual([1, 2]);
  });
  it("silence is heard by ours alone", () => {
    const silent = planted(98, null, { adherence: 0 });
    expect(live(silent, "ours", ACCEPT).started.watch).toBeGreaterThan(0);
    for (const id of ["moh", "nhs", "who", "news2"] as const) expect(live(silent, id, ACCEPT).opened).toBe(0);
  });

  const results = liveCohort(SMALL, ALL_TRIALS);
  it("the ledger adds up for every rule set under every policy", () => {
    for (const { set, policy, outcome } of results)
      expect([set.id, policy.id, unaccounted(outcome)]).toEqual([set.id, policy.id, 0]);
    expect(results.length).toBe(ALL_TRIALS.length);
  });
  it("every rule set judged the same check-ins of the same people", () => {
    const same = ({ outcome }: (typeof results)[number]) => [outcome.checkins, outcome.patientDays, outcome.sightings.length];
    for (const result of results) expect(same(result)).toEqual(results[0] && same(results[0]));
  });
  it("comes out the same for the same seed", () => {
    const trials = LADDER.map((policy): Trial => ["ours", policy]);
    const figures = (seed: number) => liveCohort({ ...SMALL, seed }, trials).map(({ outcome }) => figuresOf(outcome));
    expect(figures(7)).toEqual(
      results
        .filter(({ set }) => set.id === "ours")
        .slice(0, 4)
        .map(({ outcome }) => figuresOf(outcome)),
    );
    expect(figures(8)).not.toEqual(figures(7));
  }, 30_000);
});

describe("the figures", () => {
  it("count one that was not caught as no lead, and chance apart", () => {
    const seen = (isReal: boolean, leadHours: number | null) => ({
      isReal,
      leadHours,
      anyLeadHours: leadHours,
      topRows: null,
      topUnheldFirst: null,
    });
    const outcome = {
      ...newOutcome(),
      patientDays: 10,
      sightings: [seen(true, 20), seen(true, null), seen(true, 30), seen(false, 5)],
    };
    expect(figuresOf(outcome)).toMatchObject({
      deteriorations: 3,
      caught: 2 / 3,
      caught24h: 1 / 3,
      medianLeadHours: 20,
      caughtByChance: 1,
    });
  });
});

describe("docs/clinical/evaluation.md", () => {
  it(
    "shows the small run as this engine makes it: else npm run evaluate -- --page",
    () => expect(printedOn(readPage(), "small")).toEqual(smallLines()),
    30_000,
  );
  it("shows the whole run of this protocol", () =>
    expect(printedOn(readPage(), "all")[0]).toContain(`Protocol ${PROTOCOL_VERSION},`));
});
