import * as z from "zod/mini";
import type { personDetails } from "#schema/api/enrolment.ts";
import type { FacilityId, HouseholdId, PersonId } from "#schema/ids.ts";
import { DATE_PRECISIONS, HONORIFICS, LANGUAGES, SEXES } from "#schema/terms.ts";
import { type Statement, statement } from "../platform/d1.ts";
import { foldForSearch } from "./folding.ts";

export type PersonDetails = z.infer<typeof personDetails>;

/** The columns of `persons` for an alias; read with `personRow`. */
export const personColumns = (alias: string): string =>
  [
    "name",
    "honorific",
    "sex",
    "birth_date",
    "birth_precision",
    "phone",
    "address",
    "hamlet",
    "language",
    "carer_name",
    "carer_phone",
    "carer_relation",
  ]
    .map((column) => `${alias}.${column}`)
    .join(", ");

export const personRow = z.object({
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birth_date: z.string(),
  birth_precision: z.enum(DATE_PRECISIONS),
  phone: z.nullable(z.string()),
  address: z.string(),
  hamlet: z.string(),
  language: z.enum(LANGUAGES),
  carer_name: z.nullable(z.string()),
  carer_phone: z.nullable(z.string()),
  carer_relation: z.nullable(z.string()),
});

export function toPersonDetails(row: z.infer<typeof personRow>): PersonDetails {
  const { name, honorific, sex, phone, address, hamlet, language } = row;
  const carer = row.carer_name === null ? null : { name: row.carer_name, phone: row.carer_phone, relation: row.carer_relation };
  const birth = { date: row.birth_date, precision: row.birth_precision };
  return { name, honorific, sex, birth, phone, address, hamlet, language, carer };
}

const valuesOf = (person: PersonDetails) =>
  [
    person.name,
    foldForSearch(person.name),
    person.honorific,
    person.sex,
    person.birth.date,
    person.birth.precision,
    person.phone,
    person.address,
    person.hamlet,
    foldForSearch(person.hamlet),
    person.language,
    person.carer?.name ?? null,
    person.carer?.phone ?? null,
    person.carer?.relation ?? null,
  ] as const;

export const insertHousehold = (id: HouseholdId, facility: FacilityId, now: number): Statement =>
  statement("INSERT INTO households (id, facility_id, created_at) VALUES (?, ?, ?)", id, facility, now);

export const insertPerson = (id: PersonId, household: HouseholdId, person: PersonDetails): Statement =>
  statement(
    `INSERT INTO persons (id, household_id, name, name_folded, honorific, sex, birth_date, birth_precision, phone, address, hamlet,
       hamlet_folded, language, carer_name, carer_phone, carer_relation)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    household,
    ...valuesOf(person),
  );

export const updatePerson = (id: PersonId, person: PersonDetails): Statement =>
  statement(
    `UPDATE persons SET name = ?, name_folded = ?, honorific = ?, sex = ?, birth_date = ?, birth_precision = ?, phone = ?,
       address = ?, hamlet = ?, hamlet_folded = ?, language = ?, carer_name = ?, carer_phone = ?, carer_relation = ? WHERE id = ?`,
    ...valuesOf(person),
    id,
  );
