import type { Measurements } from "#schema/api/checkin.ts";
import { filledIn, type Reading } from "../seed/vitals.ts";
import { depth, readingOn } from "./courses.ts";
import { GARBAGE_KINDS, type GarbageKind } from "./garbage.ts";
import type { Person } from "./people.ts";

/** How a check-in is sent again: after its answer, at the same moment, or with other content under the same id. */
export type Repeat = "again" | "at_once" | "other_content";

/** One check-in of a course, and what comes with it. */
export interface Step {
  /** Hour of the course. */
  readonly hour: number;
  readonly measurements: Measurements;
  /** What is sent before it and must be refused. */
  readonly garbage: readonly GarbageKind[];
  readonly repeats: readonly Repeat[];
  /** Measured again some minutes later and added to the check-in; null: not. */
  readonly remeasured: { readonly spo2Second: number; readonly respiratoryRate: number | null } | null;
  readonly help: "help" | "request" | null;
}

const HOURS_BETWEEN = 12;
const HOURS_A_DAY = 24;
/** After this day the course begins anew, for the simulation that runs as long as the service. */
const COURSE_DAYS = 16;
const LOW_SPO2 = 96;

/** Figures that no body has: recorded as they were typed, and never judged. */
function impossible(reading: Reading, { chance }: Person): Reading {
  return chance.pick<Reading>([
    { ...reading, spo2: 970, spo2Second: 960 },
    { ...reading, pulse: 8_000 },
    { ...reading, temperatureCelsius: 3.7, respiratoryRate: 999 },
    { ...reading, pressure: [12, 8] },
  ]);
}

function garbageOf({ habit, chance }: Person): GarbageKind[] {
  return habit === "garbage" ? [chance.pick(GARBAGE_KINDS), chance.pick(GARBAGE_KINDS)] : [];
}

function repeatsOf({ habit, chance }: Person): Repeat[] {
  if (habit !== "twice") return [];
  const first = chance.pick<Repeat>(["again", "at_once"]);
  return chance.next() < 0.5 ? [first, "other_content"] : [first];
}

function remeasuredOf(measurements: Measurements, { chance }: Person): Step["remeasured"] {
  const { first, second } = measurements.spo2;
  if (first === null || first > LOW_SPO2 || second !== undefined || chance.next() < 0.3) return null;
  const breaths = measurements.respiratoryRate.counted;
  return {
    spo2Second: first + chance.between(-1, 2),
    respiratoryRate: breaths === null ? null : breaths + chance.between(-1, 1),
  };
}

/** Who is far down mostly presses the red button; a few others ask to be called back. */
function helpOf(down: number, chance: Person["chance"]): Step["help"] {
  const draw = chance.next();
  if (down >= 2.5) return draw < 0.6 ? "help" : null;
  return draw < 0.04 ? "request" : null;
}

function stepAt(person: Person, hour: number): Step {
  const { course, firstDay, habit, chance, ageMonths } = person;
  const illnessDay = 1 + ((firstDay - 1 + hour / HOURS_A_DAY) % COURSE_DAYS);
  const reading = readingOn(course, illnessDay, chance);
  const shown = habit === "garbage" && chance.next() < 0.5 ? impossible(reading, person) : reading;
  const measurements = filledIn(shown, ageMonths, chance);
  return {
    hour,
    measurements,
    garbage: garbageOf(person),
    repeats: repeatsOf(person),
    remeasured: remeasuredOf(measurements, person),
    help: helpOf(depth(course, illnessDay), chance),
  };
}

/** The check-ins of a person, two a day, an hour early or late, until the course's hour `untilHour` or until they fall silent. */
export function* stepsOf(person: Person, untilHour: number): Generator<Step> {
  const last = person.habit === "silent" ? Math.min(untilHour, person.silentFromHour) : untilHour;
  for (let turn = 0; ; turn++) {
    const late = turn === 0 ? 0 : person.chance.next() * 2 - 1;
    const hour = person.firstHour + turn * HOURS_BETWEEN + late;
    if (hour > last) return;
    yield stepAt(person, hour);
  }
}
