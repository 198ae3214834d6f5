import * as z from "zod/mini";

/**
 * Identities: a prefix that names the thing, and 26 characters of lower-case Crockford base32 (128 bits, time first).
 * A phone makes `chk_`, `add_`, `per_`, `not_` and `drq_` ids itself, a console `con_`, `msg_` and `med_`, so that a repeated request is recognised.
 */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** Which thing an id names: person, household, episode, check-in, addendum, alert, note, medicine, consultation, message, facility, staff, device, session, activation, link code, data request, push subscription. */
export const ID_PREFIXES = [
  "per",
  "hou",
  "epi",
  "chk",
  "add",
  "alr",
  "not",
  "med",
  "con",
  "msg",
  "fac",
  "stf",
  "dev",
  "ses",
  "act",
  "lnk",
  "drq",
  "psb",
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

/** An id of the kind named by its prefix. */
export type Id<P extends IdPrefix> = `${P}_${string}`;
export type PersonId = Id<"per">;
export type HouseholdId = Id<"hou">;
export type EpisodeId = Id<"epi">;
export type CheckinId = Id<"chk">;
export type AddendumId = Id<"add">;
export type AlertId = Id<"alr">;
export type NoteId = Id<"not">;
export type MedicineId = Id<"med">;
export type ConsultationId = Id<"con">;
export type MessageId = Id<"msg">;
export type FacilityId = Id<"fac">;
export type StaffId = Id<"stf">;
export type DeviceId = Id<"dev">;
export type SessionId = Id<"ses">;
export type ActivationId = Id<"act">;
export type LinkCodeId = Id<"lnk">;
export type DataRequestId = Id<"drq">;
export type PushSubscriptionId = Id<"psb">;

const tail = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));

export const personId = z.templateLiteral(["per_", tail]);
export const householdId = z.templateLiteral(["hou_", tail]);
export const episodeId = z.templateLiteral(["epi_", tail]);
export const checkinId = z.templateLiteral(["chk_", tail]);
export const addendumId = z.templateLiteral(["add_", tail]);
export const alertId = z.templateLiteral(["alr_", tail]);
export const noteId = z.templateLiteral(["not_", tail]);
export const medicineId = z.templateLiteral(["med_", tail]);
export const consultationId = z.templateLiteral(["con_", tail]);
export const messageId = z.templateLiteral(["msg_", tail]);
export const facilityId = z.templateLiteral(["fac_", tail]);
export const staffId = z.templateLiteral(["stf_", tail]);
export const deviceId = z.templateLiteral(["dev_", tail]);
export const sessionId = z.templateLiteral(["ses_", tail]);
export const activationId = z.templateLiteral(["act_", tail]);
export const linkCodeId = z.templateLiteral(["lnk_", tail]);
export const dataRequestId = z.templateLiteral(["drq_", tail]);
export const pushSubscriptionId = z.templateLiteral(["psb_", tail]);

/** Writes 16 bytes (a UUID, version 7) as an id. */
export function encodeId<P extends IdPrefix>(prefix: P, bytes: Uint8Array): Id<P> {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return `${prefix}_${text}`;
}
