import * as z from "zod/mini";
import type { Certificate } from "#schema/api/aftercare.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { DATE_PRECISIONS, HONORIFICS, SEXES, TEST_KINDS } from "#schema/terms.ts";
import { nullableStaff, staffColumn } from "../../../ground/episode/store.ts";
import { facilityColumns, facilityRow, toFacilityRef } from "../../../ground/places/store.ts";
import { mapped, one, type Query, type Statement, statement } from "../../../ground/platform/d1.ts";
import { certificateNumber } from "../rules.ts";

/** Gives the next number to an illness that has ended. */
export const issueCertificate = (id: EpisodeId): Statement => statement("INSERT INTO certificates (episode_id) VALUES (?)", id);

const row = z.extend(facilityRow, {
  seq: z.int(),
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birthDate: z.string(),
  birthPrecision: z.enum(DATE_PRECISIONS),
  address: z.string(),
  hamlet: z.string(),
  onsetDate: z.nullable(z.string()),
  testKind: z.enum(TEST_KINDS),
  testDate: z.nullable(z.string()),
  openedAt: z.int(),
  endedAt: z.int(),
  endedBy: nullableStaff,
});

const toCertificate = (found: z.infer<typeof row>): Certificate => ({
  number: certificateNumber(found.seq, found.endedAt),
  person: {
    name: found.name,
    honorific: found.honorific,
    sex: found.sex,
    birth: { date: found.birthDate, precision: found.birthPrecision },
    address: found.address,
    hamlet: found.hamlet,
  },
  station: toFacilityRef(found),
  onsetDate: found.onsetDate,
  testKind: found.testKind,
  testDate: found.testDate,
  careFrom: found.openedAt,
  careUntil: found.endedAt,
  endedBy: found.endedBy,
});

/** The certificate of an illness, or null. Index: the unique one of certificates, primary keys. */
export function certificateOf(id: EpisodeId): Query<Certificate | null> {
  const found = one(
    row,
    `SELECT ${facilityColumns("f")}, c.seq, p.name, p.honorific, p.sex, p.birth_date AS birthDate, p.birth_precision AS birthPrecision,
       p.address, p.hamlet, e.onset_date AS onsetDate, e.test_kind AS testKind, e.test_date AS testDate, e.opened_at AS openedAt,
       e.ended_at AS endedAt, ${staffColumn("st")} AS endedBy
     FROM certificates c JOIN episodes e ON e.id = c.episode_id JOIN persons p ON p.id = e.person_id
       JOIN facilities f ON f.id = e.facility_id LEFT JOIN staff st ON st.id = e.ended_by
     WHERE c.episode_id = ?`,
    id,
  );
  return mapped(found, (certificate) => certificate && toCertificate(certificate));
}
