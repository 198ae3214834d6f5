import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type CheckinBody, checkinBody } from "#schema/api/checkin.ts";
import { enrolBody } from "#schema/api/enrolment.ts";
import { chanceFrom } from "../../scripts/seed/chance.ts";
import { PLACES } from "../../scripts/seed/places.ts";
import { newBook, turns } from "../../scripts/simulate/book.ts";
import { depth, readingOn } from "../../scripts/simulate/courses.ts";
import { readSimulateFlags, STATIONS } from "../../scripts/simulate/flags.ts";
import { GARBAGE, GARBAGE_KINDS } from "../../scripts/simulate/garbage.ts";
import { ledgerOf, quantile } from "../../scripts/simulate/ledger.ts";
import { simulate } from "../../scripts/simulate/main.ts";
import { inventPeople } from "../../scripts/simulate/people.ts";
import { stepsOf } from "../../scripts/simulate/plan.ts";
import type { Found } from "../../scripts/simulate/reconcile.ts";
import { silences } from "../../scripts/simulate/silence.ts";

const NOW = Date.parse("2026-11-24T05:10:00Z");
/** A day of check-ins, the last of them an hour late. */
const DAY = 25;
const people = (seed: number, patients = 200) => inventPeople(seed, patients, STATIONS, NOW);
const plans = (seed: number, patients?: number) => people(seed, patients).map((person) => [...stepsOf(person, DAY)]);

describe("the flags of npm run simulate", () => {
  it("has what the issue asks for as its usual run", () =>
    expect(readSimulateFlags(["--patients", "200", "--minutes", "10", "--speed", "60"])).toEqual(readSimulateFlags([])));
  it("goes to wards' stations alone: nobody else takes people in", () => {
    expect(STATIONS).toContain("an-khanh");
    expect(STATIONS.filter((key) => PLACES.find((place) => place.key === key)?.kind !== "station")).toEqual([]);
  });
  it("reads each flag in both ways of writing", () => {
    const flags = readSimulateFlags(["--patients=12", "--minutes", "0.5", "--seed=7", "--origin", "http://127.0.0.1:9000/x"]);
    expect(flags).toMatchObject({ patients: 12, minutes: 0.5, seed: 7, origin: "http://127.0.0.1:9000", database: null });
    expect(readSimulateFlags(["--stations=tan-an,le-binh", "--check-database=elsewhere"])).toMatchObject({
      stations: ["tan-an", "le-binh"],
      database: "elsewhere",
    });
  });
  it.each([
    ["--patients", "0"],
    ["--patients", "1.5"],
    ["--speed", "fast"],
    ["--minutes"],
    ["--stations", "da-khoa"],
    ["--spede", "1"],
  ])("refuses %s %s in a sentence", (...args) => expect(() => readSimulateFlags(args)).toThrow(/wants|There is no flag/));
});

describe("the people and their courses", () => {
  it("are the same for the same seed, on another day too, and others for another", () => {
    expect(plans(1)).toEqual(plans(1));
    expect(plans(1)).not.toEqual(plans(2));
    const identity = ({ enrolment: { personId, person } }: ReturnType<typeof people>[number]) => [personId, person];
    const later = inventPeople(1, 200, STATIONS, NOW + 40 * 86_400_000);
    expect(later.map(identity)).toEqual(people(1).map(identity));
  });

  it("can all be enrolled, none of them twice", () => {
    const all = people(1, 500);
    for (const { enrolment } of all) expect(z.safeParse(enrolBody, enrolment).success).toBe(true);
    expect(new Set(all.map(({ enrolment }) => enrolment.personId)).size).toBe(500);
  });

  it("hold everybody whom a ledger must count", () => {
    const all = people(1);
    for (const habit of ["usual", "silent", "garbage", "twice"])
      expect(all.filter((one) => one.habit === habit).length).toBeGreaterThan(5);
    const kinds = Map.groupBy(all, ({ course }) => course.kind);
    expect(kinds.get("worsening")?.length).toBeLessThan(0.3 * all.length);
    expect(kinds.get("worsening")?.length).toBeGreaterThan(0.1 * all.length);
    expect(kinds.get("withoutOximeter")?.length).toBeGreaterThan(5);
  });

  it("get worse between day 5 and day 10 or not at all, and come back", () => {
    const chance = chanceFrom(1);
    for (const { course } of people(3)) {
      expect(depth(course, 4.9)).toBe(0);
      expect(depth(course, 19)).toBe(0);
      expect(depth(course, 12) > 0).toBe(course.kind === "worsening");
      const bottom = readingOn(course, course.turnsOnDay + 4, chance);
      if (course.kind === "worsening") expect(bottom.spo2).toBeLessThanOrEqual(90);
      else expect(bottom.spo2 ?? 99).toBeGreaterThan(96);
    }
  });

  it("send two check-ins a day that the service can read, but for those who fall silent", () => {
    for (const person of people(1)) {
      const steps = [...stepsOf(person, DAY)];
      if (person.habit !== "silent") expect(steps.length).toBeGreaterThanOrEqual(2);
      for (const { measurements } of steps)
        expect(z.safeParse(checkinBody, { ...BODY, measurements }).error?.issues).toBeUndefined();
    }
    const silent = people(1).filter(({ habit }) => habit === "silent");
    for (const person of silent)
      for (const { hour } of stepsOf(person, 1_000)) expect(hour).toBeLessThanOrEqual(person.silentFromHour);
  });
});

const BODY: CheckinBody = {
  id: "chk_01hzy3v7q2k8m4n6p0r5s9t1w3",
  recordedAt: NOW,
  sentAt: NOW,
  language: "vi",
  measurements: {
    spo2: { first: 97 },
    pulse: 80,
    respiratoryRate: { counted: 16 },
    temperatureCelsius: 36.8,
    bloodPressure: { systolicMmhg: 120, diastolicMmhg: 78 },
    onOxygen: null,
    measuringConditions: [],
    symptoms: { answered: true, codes: [] },
    note: null,
  },
};

it("garbage is garbage: the sound body is read, none of what is made of it is", () => {
  expect(z.safeParse(checkinBody, BODY).success).toBe(true);
  for (const kind of GARBAGE_KINDS) {
    const { text, contentType, type } = GARBAGE[kind](BODY);
    if (type === "unreadable-body") expect(() => JSON.parse(text)).toThrow();
    else if (contentType === "application/json")
      expect([kind, z.safeParse(checkinBody, JSON.parse(text)).success]).toEqual([kind, false]);
  }
  expect(new Set(GARBAGE_KINDS)).toEqual(new Set(Object.keys(GARBAGE)));
});

describe("the ledger", () => {
  const book = { ...newBook(), sent: 10, acknowledged: 10 };
  const found: Found = { recorded: 10, alertsExpected: 3, alertsFound: 3, differences: [] };
  it("agrees when everything is there once", () => expect(ledgerOf(5, book, found).agrees).toBe(true));
  it.each<[string, Partial<typeof book>, Partial<Found>]>([
    ["a check-in without a receipt", { acknowledged: 9 }, {}],
    ["a check-in that was acknowledged and lost", {}, { recorded: 9 }],
    ["a check-in that was recorded twice", {}, { recorded: 11 }],
    ["an alert that nobody raised", {}, { alertsFound: 2 }],
    ["an alert without a reason", {}, { alertsFound: 4 }],
    ["an answer that was not the right one", { amiss: ["chk_1: 500 internal"] }, {}],
    ["a single difference where all totals fit", {}, { differences: ["alert 1 of epi_1"] }],
  ])("does not agree over %s", (_, wrongBook, wrongFound) => {
    const ledger = ledgerOf(5, { ...book, ...wrongBook }, { ...found, ...wrongFound });
    expect(ledger.agrees).toBe(false);
    expect(ledger.lines.join("\n")).toMatch(/[12] differences:/);
  });
  it("knows the middle and the slow end", () => {
    const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);
    expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile([7], 0.99), quantile([], 0.5)]).toEqual([50, 99, 7, null]);
  });
});

describe("silence goes by the real clock", () => {
  const at = (hour: string) => Date.parse(`2026-11-24T${hour}:00+07:00`);
  const preferred = { am: 7, pm: 18 };
  const within = (heard: readonly string[], now: string) => silences(heard.map(at), at(now), preferred);
  it("is none within a window, one after it, and one for each stretch", () => {
    expect(within(["13:00"], "18:59")).toEqual({ least: 0, most: 0 });
    expect(within(["03:00"], "14:10")).toEqual({ least: 1, most: 1 });
    expect(within(["03:00", "16:00"], "21:00")).toEqual({ least: 1, most: 1 });
  });
  it("may be one where a finding asked for an extra check-in that did not come, within the window too", () =>
    expect(within(["13:00"], "19:00")).toEqual({ least: 0, most: 1 }));
  it("leaves the sweep its minute", () => expect(within(["03:00"], "14:01")).toEqual({ least: 0, most: 1 }));
});

it("a folder without a database is told before anybody is enrolled, not in the place of the ledger", async () => {
  const flags = readSimulateFlags(["--origin", "http://127.0.0.1:1", "--check-database=nowhere"]);
  await expect(simulate(flags, AbortSignal.abort())).rejects.toThrow("There is no local database under nowhere.");
});

it("what touches one episode goes one after the other, also after a fault", async () => {
  const inTurn = turns();
  const told: string[] = [];
  const slow = inTurn(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    told.push("first");
  });
  const failing = inTurn(async () => {
    told.push("second");
    throw new Error("no answer");
  });
  const last = inTurn(async () => told.push("third"));
  await expect(failing).rejects.toThrow("no answer");
  await Promise.all([slow, last]);
  expect(told).toEqual(["first", "second", "third"]);
});
