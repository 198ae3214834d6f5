import * as z from "zod/mini";
import { consultationId, deviceId, episodeId, facilityId, personId, sessionId, staffId } from "../ids.ts";
import { CONSENT_DECISIONS, DISPOSITIONS, DUE_WHYS, HONORIFICS, LANGUAGES, RELATIONS, ROLES, SEXES } from "../terms.ts";
import { birthDate, facilityRef, instant, siteParameters, staffRef } from "./common.ts";

/** Sign in with user name and password. */
export const signInBody = z.strictObject({
  username: z.string().check(z.maxLength(64)),
  password: z.string().check(z.maxLength(200)),
});

/** Who is signed in at this browser, and where. */
export const staffSession = z.object({
  staff: z.object({ ...staffRef.shape, role: z.enum(ROLES), username: z.string() }),
  facility: facilityRef,
  sessionId,
  duty: z.nullable(z.object({ from: instant, until: instant })),
  mustChangePassword: z.boolean(),
  parameters: siteParameters,
  serverTime: instant,
});
export type StaffSession = z.infer<typeof staffSession>;

/** The old password proves who asks; the new one needs at least 10 characters. */
export const changePasswordBody = z.strictObject({
  current: z.string().check(z.maxLength(200)),
  next: z.string().check(z.maxLength(200)),
});

/** The own sessions that are still good, newest first; `agent` is the browser, coarse. */
export const sessionList = z.object({
  sessions: z.array(
    z.object({ id: sessionId, createdAt: instant, lastSeenAt: instant, agent: z.string(), current: z.boolean() }),
  ),
});

/** Colleagues of the facility, for whoever leads it; an administrator sees those of all facilities. */
export const memberList = z.object({
  members: z.array(
    z.object({
      ...staffRef.shape,
      role: z.enum(ROLES),
      username: z.string(),
      facility: z.object({ id: facilityId, shortName: z.string() }),
      onDutySince: z.nullable(instant),
      disabled: z.boolean(),
      may: z.array(z.enum(["reset-password"])),
    }),
  ),
});

/** A temporary password, shown once; it must be changed at the next sign-in. */
export const passwordReset = z.object({ staffId, temporaryPassword: z.string(), expiresAt: instant });

/** A shift: from when, and until when it counts unless it is ended. */
export const duty = z.object({ from: instant, until: instant });

/** Redeem an activation code: eight characters, typed or from the link, and the birth year as a check. */
export const activationBody = z.strictObject({
  code: z.string().check(z.maxLength(40)),
  birthYear: z.int().check(z.minimum(1900), z.maximum(2100)),
  relation: z.enum(RELATIONS),
});

/** POST /api/phone/link-code: which of the people of this phone another one is to have, too. */
export const linkCodeBody = z.strictObject({
  people: z.array(personId).check(z.minLength(1), z.maxLength(20)),
  /** Who holds the other phone; null: whoever holds this one. */
  relation: z.nullable(z.enum(RELATIONS)),
});
/** A code for another phone, or for the app on the home screen, shown once: minutes, and one use. */
export const linkCode = z.object({ code: z.string(), link: z.string(), qrSvg: z.string(), expiresAt: instant });
export type LinkCode = z.infer<typeof linkCode>;
/** What became of the newest code that this phone has made. */
export const linkCodeState = z.object({
  state: z.enum(["none", "waiting", "used", "expired", "revoked"]),
  expiresAt: z.nullable(instant),
});
/** POST /api/phone/links: that code, typed at the other phone. */
export const linkBody = z.strictObject({ code: z.string().check(z.maxLength(40)) });

/** One person of those on this phone. */
export const devicePerson = z.object({
  personId,
  /** null: no illness is being followed now. */
  episodeId: z.nullable(episodeId),
  episodeState: z.enum(["active", "ended", "none"]),
  endReason: z.nullable(z.string()),
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birth: birthDate,
  language: z.enum(LANGUAGES),
  relation: z.enum(RELATIONS),
  facility: facilityRef,
  onsetDate: z.nullable(z.string()),
  testDate: z.nullable(z.string()),
  vaccineDoses: z.nullable(z.int()),
  /** Since when this illness is followed. */
  careSince: z.nullable(instant),
  pregnant: z.nullable(z.boolean()),
  hasOximeter: z.nullable(z.boolean()),
  chronicHypoxia: z.boolean(),
  spo2Baseline: z.nullable(z.number()),
  hasCheckedIn: z.boolean(),
  nextDueAt: z.nullable(instant),
  dueWhy: z.enum(DUE_WHYS),
  /** An alert is open for them, other than a request: the station knows. */
  openAlert: z.nullable(z.object({ severity: z.string(), holder: z.nullable(staffRef), since: instant })),
  /** What a hospital doctor decided last about this illness, and when it was signed. */
  opinion: z.nullable(z.object({ at: instant, disposition: z.enum(DISPOSITIONS) })),
  /** The station or a doctor asks them into a call now. */
  call: z.nullable(z.object({ consultationId, by: staffRef, at: instant })),
  /** What was answered last about what is kept of them, and to which version of the words; null: nobody has been asked. */
  consent: z.nullable(z.object({ decision: z.enum(CONSENT_DECISIONS), version: z.int(), at: instant })),
});
export type DevicePerson = z.infer<typeof devicePerson>;

/** What a phone may know of itself and its people. */
export const deviceSession = z.object({
  deviceId,
  people: z.array(devicePerson),
  parameters: siteParameters,
  serverTime: instant,
});
export type DeviceSession = z.infer<typeof deviceSession>;
