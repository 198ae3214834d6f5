import { createHash } from "node:crypto";
import type { EnrolBody } from "#schema/api/enrolment.ts";
import { encodeId } from "#schema/ids.ts";
import type { Condition, Relation } from "#schema/terms.ts";
import { type Chance, chanceFrom } from "../seed/chance.ts";
import { crowd } from "../seed/crowd.ts";
import { enrolmentOf, type Telling } from "../seed/patient.ts";
import type { Story } from "../seed/story.ts";
import { aCourse, type Course } from "./courses.ts";

/** How somebody handles the app. All shares are assumptions. `garbage`: a broken app or a broken link; `twice`: a doubled press, a lost answer. */
export type Habit = "usual" | "silent" | "garbage" | "twice";

/** One invented person: who they are, how it goes with them, how they use the app. The same for the same seed, whenever it is run. */
export interface Person {
  readonly number: number;
  readonly station: string;
  readonly enrolment: EnrolBody;
  readonly relation: Relation;
  readonly ageMonths: number;
  readonly course: Course;
  readonly habit: Habit;
  /** Day of illness when the simulation begins. */
  readonly firstDay: number;
  /** Hour of the course of the first check-in: they are spread evenly, since the bench tells of bursts. */
  readonly firstHour: number;
  /** Hour of the course after which a silent one sends no more. */
  readonly silentFromHour: number;
  /** Draws what this person measures and does, and nothing else, so that nobody's course depends on anybody's answer. */
  readonly chance: Chance;
  /** Draws what the station does about this person. */
  readonly careChance: Chance;
}

const DAY_MS = 86_400_000;
/** Ages are counted from here, so that a person of a later run is the same person. */
const AGES_FROM = Date.parse("2026-11-01T00:00:00Z");
const CONDITIONS = ["diabetes", "hypertension", "asthma", "obesity", "heart"] as const satisfies readonly Condition[];
const HABITS: readonly (readonly [Habit, percent: number])[] = [
  ["silent", 7],
  ["garbage", 8],
  ["twice", 10],
];

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Makes the id by which the service knows somebody of an earlier run again: the same request answers the same episode. */
const idsOf = (key: string): Telling["ctx"]["ids"] => ({ next: (prefix) => encodeId(prefix, hashOf(key).subarray(0, 16)) });

function aHabit(chance: Chance): Habit {
  let drawn = chance.between(0, 99);
  const found = HABITS.find(([, percent]) => {
    drawn -= percent;
    return drawn < 0;
  });
  return found?.[0] ?? "usual";
}

/** One of the crowd, now and then older, ill before, or a child: assumptions, so that every age band and ELIG-RISK have somebody. */
function storyOf(place: string, chance: Chance): Story {
  const [base] = crowd(1, place, chance);
  if (base === undefined) throw new Error("A crowd of one is empty");
  const draw = chance.between(0, 99);
  if (draw < 8) {
    const carer = { name: "Nguyễn Thị Hoa", relation: "mẹ" };
    return { ...base, honorific: "be", ageMonths: chance.between(36, 170), carer, doses: 0 };
  }
  if (draw < 20) return { ...base, honorific: base.sex === "female" ? "ba" : "ong", ageMonths: chance.between(66, 84) * 12 };
  return draw < 32 ? { ...base, conditions: [chance.pick(CONDITIONS)] } : base;
}

function aPerson(seed: number, number: number, station: string, now: number): Person {
  const key = `simulate ${seed} ${station} ${number}`;
  const chance = chanceFrom(hashOf(key).readInt32BE(16));
  const careChance = chanceFrom(hashOf(key).readInt32BE(20));
  const course = aCourse(chance);
  const story = { ...storyOf(station, chance), hasOximeter: course.kind !== "withoutOximeter" };
  const firstDay = 1 + chance.next() * 11;
  const openedAt = now - Math.floor(firstDay - 1) * DAY_MS;
  const telling = { chance, now: AGES_FROM, ctx: { ids: idsOf(key) } };
  const enrolment = enrolmentOf(story, { number, openedAt, householdOf: null }, telling);
  return {
    ...{ number, station, course, firstDay, chance, careChance },
    enrolment: { ...enrolment, person: { ...enrolment.person, address: `Mô phỏng ${seed}, số ${number}` } },
    relation: story.carer === undefined ? "self" : "carer",
    ageMonths: story.ageMonths,
    habit: aHabit(chance),
    firstHour: chance.next() * 12,
    silentFromHour: chance.next() * 36,
  };
}

/** The people of a seed, over the stations in turn. `now` only places the onset of the illness in the calendar. */
export function inventPeople(seed: number, patients: number, stations: readonly string[], now: number): Person[] {
  return Array.from({ length: patients }, (_, number) => aPerson(seed, number, stations[number % stations.length] ?? "", now));
}
