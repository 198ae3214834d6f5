import type { EnrolBody } from "#schema/api/enrolment.ts";
import type { EpisodeId, PersonId } from "#schema/ids.ts";
import { SITE_OFFSET_MS } from "#schema/terms.ts";
import type { Credential } from "../../worker/ground/access/credential.ts";
import { inventedPhone } from "./places.ts";
import type { Story } from "./story.ts";
import type { World } from "./world.ts";

/** What a story needs to become a person: chance, ids, and the instant that ages are counted from. */
export type Telling = Pick<World, "chance" | "now"> & { readonly ctx: { readonly ids: Pick<World["ctx"]["ids"], "next"> } };

const DAY_MS = 86_400_000;
/** Numbers from here are patients', below carers'. */
const FIRST_PHONE = 100;

/** A story that has begun: the person is enrolled and, unless nobody linked one, has a phone. */
export interface Patient {
  readonly story: Story;
  readonly personId: PersonId;
  readonly episodeId: EpisodeId;
  readonly birthYear: number;
  /** The activation's code, handed over at enrolment. */
  readonly code: string;
  phone: Credential | null;
}

/** The site's calendar day of an instant, YYYY-MM-DD. */
export const dayOf = (at: number): string => new Date(at + SITE_OFFSET_MS).toISOString().slice(0, 10);

/** Completed months before the day the story is found, on its 10th day, so that nobody's birthday is today. */
function birthOf({ ageMonths, birthYearOnly = false }: Story, now: number): EnrolBody["person"]["birth"] {
  const found = new Date(now + SITE_OFFSET_MS);
  const born = new Date(Date.UTC(found.getUTCFullYear(), found.getUTCMonth() - ageMonths, found.getUTCDate() - 10));
  const date = born.toISOString().slice(0, 10);
  return birthYearOnly ? { date: `${date.slice(0, 4)}-01-01`, precision: "year" } : { date, precision: "day" };
}

function personOf(story: Story, number: number, world: Telling): EnrolBody["person"] {
  const { name, honorific, sex, carer, language = "vi" } = story;
  const { chance } = world;
  return {
    name,
    honorific,
    sex,
    birth: birthOf(story, world.now),
    phone: carer === undefined || story.ageMonths > 192 ? inventedPhone(FIRST_PHONE + number) : null,
    address: `${chance.between(2, 190)}/${chance.between(1, 40)} hẻm ${chance.between(3, 120)}`,
    hamlet: `Khu vực ${chance.between(1, 7)}`,
    language,
    carer: carer === undefined ? null : { ...carer, phone: inventedPhone(number) },
  };
}

function illnessOf(story: Story, openedAt: number): EnrolBody["episode"] {
  const { pregnancyWeeks, conditions = [], doses = 2, hasOximeter = true, chronicHypoxia } = story;
  const mayBear = story.sex === "female" && story.ageMonths >= 120 && story.ageMonths < 672;
  return {
    onsetDate: dayOf(openedAt - DAY_MS),
    testKind: "rapid_antigen",
    testDate: dayOf(openedAt),
    conditions: conditions === null ? null : [...conditions],
    pregnant: mayBear ? pregnancyWeeks !== undefined : null,
    pregnancyWeeks: pregnancyWeeks ?? null,
    postpartum: mayBear ? false : null,
    vaccineDoses: doses,
    hasOximeter,
    chronicHypoxia: chronicHypoxia !== undefined,
    spo2Baseline: chronicHypoxia?.baseline ?? null,
    amHour: 7,
    pmHour: 18,
  };
}

/** What the station types when it enrols the person of this story. `number` tells their invented telephone from all others. */
export function enrolmentOf(
  story: Story,
  { number, openedAt, householdOf }: { number: number; openedAt: number; householdOf: EpisodeId | null },
  world: Telling,
): EnrolBody {
  const personId = world.ctx.ids.next("per");
  return { personId, householdOf, person: personOf(story, number, world), episode: illnessOf(story, openedAt) };
}
