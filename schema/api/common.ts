import * as z from "zod/mini";
import { facilityId, staffId } from "../ids.ts";
import { DATE_PRECISIONS, FACILITY_KINDS, SEVERITIES } from "../terms.ts";

/** An instant: integer milliseconds UTC. */
export const instant = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000));
/** A calendar day, YYYY-MM-DD, that exists. */
export const calendarDate = z.iso.date();
/** Something of it can be seen: a text of zero-width characters alone says nothing, and would be signed or sent all the same. */
const VISIBLE = /^$|[^\p{Z}\p{C}]/u;
/** Text that a person typed: trimmed, in Unicode's composed form, 1 to `most` characters, at least one of them visible. */
export const typedText = (most: number) =>
  z.pipe(z.string().check(z.trim(), z.normalize("NFC"), z.minLength(1), z.maxLength(most), z.regex(VISIBLE)), z.string());
/** A telephone number as people write it; digits, spaces, dots, dashes and one leading plus. */
export const phoneNumber = z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 .-]{6,18}$/));

/** How badly somebody is needed; the words are in schema/terms.ts. */
export const severity = z.enum(SEVERITIES);
/** A birth date and how exactly it is known; with precision year the day and month are 01. */
export const birthDate = z.object({ date: calendarDate, precision: z.enum(DATE_PRECISIONS) });

/** A rule that spoke, with the values it saw. The words stand with the protocol, under the rule's id. */
export const reason = z.object({ rule: z.string(), values: z.record(z.string(), z.number()) });
export type Reason = z.infer<typeof reason>;

/** A professional as named to colleagues and patients: title and name, "ĐD Hà". */
export const staffRef = z.object({ id: staffId, name: z.string(), title: z.string() });
export type StaffRef = z.infer<typeof staffRef>;

/** A facility as it is named and telephoned. */
export const facilityRef = z.object({
  id: facilityId,
  kind: z.enum(FACILITY_KINDS),
  name: z.string(),
  shortName: z.string(),
  healthPhone: z.nullable(z.string()),
  welfarePhone: z.nullable(z.string()),
});
export type FacilityRef = z.infer<typeof facilityRef>;

/** Site parameters of the protocol as they travel to the phone. */
export const siteParameters = z.object({
  version: z.int(),
  adultNotifyMax: z.int(),
  adultRrNotifyMin: z.int(),
  dbpAloneSeverity: z.enum(["watch", "urgent"]),
});
