import * as z from "zod/mini";
import { ageInMonths, needsFullBirthDate } from "#clinical/age.ts";
import type { episodeDetails, personDetails } from "#schema/api/enrolment.ts";
import { CONDITIONS, HONORIFICS, type Honorific, LANGUAGES, SEXES, type Sex, TEST_KINDS } from "#schema/terms.ts";
import { readBirth, readDay, writeBirth } from "./birth-text.ts";

/** Yes, no, or not asked: what was not asked is never sent as "no". */
export const ANSWERS = ["yes", "no", "not_asked"] as const;
export type Answer = (typeof ANSWERS)[number];
const answer = z.enum(ANSWERS);

/** What stands in the fields, as text; nothing is judged here. */
export const detailsDraft = z.object({
  name: z.string(),
  /** Empty: as suggested by age and sex. */
  honorific: z.union([z.enum(HONORIFICS), z.literal("")]),
  /** Empty: not chosen yet; nobody is a woman or a man because nobody asked. */
  sex: z.union([z.enum(SEXES), z.literal("")]),
  birth: z.string(),
  phone: z.string(),
  address: z.string(),
  hamlet: z.string(),
  language: z.enum(LANGUAGES),
  carerName: z.string(),
  carerPhone: z.string(),
  carerRelation: z.string(),
  onsetDate: z.string(),
  testKind: z.enum(TEST_KINDS),
  testDate: z.string(),
  hasConditions: answer,
  conditions: z.array(z.enum(CONDITIONS)),
  pregnant: answer,
  pregnancyWeeks: z.string(),
  postpartum: answer,
  vaccineDoses: z.string(),
  hasOximeter: answer,
  chronicHypoxia: z.boolean(),
  spo2Baseline: z.string(),
  amHour: z.string(),
  pmHour: z.string(),
});
export type DetailsDraft = z.infer<typeof detailsDraft>;

export const blankDetails = (): DetailsDraft => ({
  name: "",
  honorific: "",
  sex: "",
  birth: "",
  phone: "",
  address: "",
  hamlet: "",
  language: "vi",
  carerName: "",
  carerPhone: "",
  carerRelation: "",
  onsetDate: "",
  testKind: "rapid_antigen",
  testDate: "",
  hasConditions: "not_asked",
  conditions: [],
  pregnant: "not_asked",
  pregnancyWeeks: "",
  postpartum: "not_asked",
  vaccineDoses: "",
  hasOximeter: "not_asked",
  chronicHypoxia: false,
  spo2Baseline: "",
  amHour: "7",
  pmHour: "18",
});

const ADULT = 18 * 12;

/** How to speak to somebody of this age and sex, as a suggestion that the nurse may change. */
export function suggestHonorific(sex: Sex | "", birth: string, at: number): Honorific {
  const read = readBirth(birth);
  if (!read || sex === "" || sex === "other") return "none";
  const years = Math.floor(ageInMonths(read.date, read.precision, at) / 12);
  const female = sex === "female";
  if (years < 12) return "be";
  if (years < 18) return "em";
  if (years < 45) return female ? "chi" : "anh";
  if (years < 60) return female ? "co" : "chu";
  return female ? "ba" : "ong";
}

/** Below 18 years the full date is needed; true also when nothing can be read yet but the year says so. */
export function needsFullDate(birth: string, at: number): boolean {
  const read = readBirth(birth);
  return read !== null && read.precision === "year" && needsFullBirthDate(Number(read.date.slice(0, 4)), at);
}

/** Pregnancy is asked of whoever may be pregnant: not of men, nor of children under 10 years. */
export function mayBePregnant({ sex, birth }: Pick<DetailsDraft, "sex" | "birth">, at: number): boolean {
  const read = readBirth(birth);
  const months = read ? ageInMonths(read.date, read.precision, at) : ADULT;
  return sex !== "male" && months >= 120 && months < 720;
}

const FACT: Record<Answer, boolean | null> = { yes: true, no: false, not_asked: null };
const ANSWER = (fact: boolean | null): Answer => (fact === null ? "not_asked" : fact ? "yes" : "no");
const textOrNull = (text: string): string | null => text.trim() || null;
/** A number as typed, with either decimal sign; what cannot be read stays text, so that the check names the field. */
const numberOf = (text: string): unknown => {
  if (text.trim() === "") return null;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : text;
};

function conditionsOf({ hasConditions, conditions }: DetailsDraft) {
  if (hasConditions === "not_asked") return null;
  return hasConditions === "no" ? [] : conditions;
}

function carerOf({ carerName, carerPhone, carerRelation }: DetailsDraft) {
  const nothing = [carerName, carerPhone, carerRelation].every((text) => text.trim() === "");
  return nothing ? null : { name: carerName, phone: textOrNull(carerPhone), relation: textOrNull(carerRelation) };
}

/** What the risk class looks at, as the fields say; what cannot be read is not known. */
export function factsOf(draft: DetailsDraft, at: number) {
  const asked = mayBePregnant(draft, at);
  const doses = numberOf(draft.vaccineDoses);
  return {
    conditions: conditionsOf(draft),
    vaccineDoses: typeof doses === "number" ? doses : null,
    pregnant: asked ? FACT[draft.pregnant] : false,
    postpartum: asked ? FACT[draft.postpartum] : false,
  };
}

/** The body's parts as the fields say; still unchecked. */
export function detailsOf(draft: DetailsDraft, at: number): { person: unknown; episode: unknown } {
  const { pregnant, postpartum, conditions } = factsOf(draft, at);
  const person = {
    name: draft.name,
    honorific: draft.honorific || suggestHonorific(draft.sex, draft.birth, at),
    sex: draft.sex,
    birth: readBirth(draft.birth),
    phone: textOrNull(draft.phone),
    address: draft.address,
    hamlet: draft.hamlet,
    language: draft.language,
    carer: carerOf(draft),
  };
  const episode = {
    onsetDate: textOrNull(readDay(draft.onsetDate)),
    testKind: draft.testKind,
    testDate: textOrNull(readDay(draft.testDate)),
    conditions,
    pregnant,
    pregnancyWeeks: pregnant ? numberOf(draft.pregnancyWeeks) : null,
    postpartum,
    vaccineDoses: numberOf(draft.vaccineDoses),
    hasOximeter: FACT[draft.hasOximeter],
    chronicHypoxia: draft.chronicHypoxia,
    spo2Baseline: numberOf(draft.spo2Baseline),
    amHour: numberOf(draft.amHour),
    pmHour: numberOf(draft.pmHour),
  };
  return { person, episode };
}

const text = (value: number | string | null): string => (value === null ? "" : String(value));

const dayText = (date: string | null): string => (date === null ? "" : writeBirth({ date, precision: "day" }));

/** The fields for a correction, from the record as it was read. */
export function draftOf(person: z.infer<typeof personDetails>, episode: z.infer<typeof episodeDetails>): DetailsDraft {
  return {
    name: person.name,
    honorific: person.honorific,
    sex: person.sex,
    birth: writeBirth(person.birth),
    phone: text(person.phone),
    address: person.address,
    hamlet: person.hamlet,
    language: person.language,
    carerName: person.carer?.name ?? "",
    carerPhone: text(person.carer?.phone ?? null),
    carerRelation: text(person.carer?.relation ?? null),
    onsetDate: dayText(episode.onsetDate),
    testKind: episode.testKind,
    testDate: dayText(episode.testDate),
    hasConditions: episode.conditions === null ? "not_asked" : episode.conditions.length > 0 ? "yes" : "no",
    conditions: [...(episode.conditions ?? [])],
    pregnant: ANSWER(episode.pregnant),
    pregnancyWeeks: text(episode.pregnancyWeeks),
    postpartum: ANSWER(episode.postpartum),
    vaccineDoses: text(episode.vaccineDoses),
    hasOximeter: ANSWER(episode.hasOximeter),
    chronicHypoxia: episode.chronicHypoxia,
    spo2Baseline: text(episode.spo2Baseline),
    amHour: text(episode.amHour),
    pmHour: text(episode.pmHour),
  };
}
