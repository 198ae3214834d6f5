import * as z from "zod/mini";
import { dataRequestId, episodeId, personId } from "../ids.ts";
import { ALERT_KINDS, DATA_REQUEST_STATES, RELATIONS, RESOLVE_REASONS, RISK_CLASSES, SYSTEM_RESOLVE_REASONS } from "../terms.ts";
import { checkinView, messageView } from "./checkin.ts";
import { facilityRef, instant, severity, staffRef, typedText } from "./common.ts";
import { consentView } from "./consent.ts";
import { episodeDetails, personDetails } from "./enrolment.ts";
import { reader } from "./readers.ts";
import { medicineHistory } from "./set-medicine.ts";
import { askedView } from "./triage.ts";

/** POST /api/phone/people/{id}/data-requests: asks the station to delete what may be deleted. The phone makes the id. */
export const dataRequestBody = z.strictObject({ id: dataRequestId, recordedAt: instant, message: z.nullable(typedText(1_000)) });
export type DataRequestBody = z.infer<typeof dataRequestBody>;

/** The wish and how far it has come; `answer`: the station's words to the family. */
export const dataRequestView = z.object({
  id: dataRequestId,
  state: z.enum(DATA_REQUEST_STATES),
  askedAt: instant,
  relation: z.enum(RELATIONS),
  message: z.nullable(z.string()),
  /** When it was last moved, and by whom. */
  movedAt: z.nullable(instant),
  by: z.nullable(staffRef),
  answer: z.nullable(z.string()),
});
export type DataRequestView = z.infer<typeof dataRequestView>;

/** POST /api/data-requests/{id}/move: taken in hand, or answered; an answer has words for the family. */
export const moveDataRequestBody = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("taken") }),
  z.strictObject({ state: z.enum(["done", "declined"]), answer: typedText(1_000) }),
]);
export type MoveDataRequestBody = z.infer<typeof moveDataRequestBody>;

/** GET /api/phone/people/{id}/privacy: what was agreed and asked, newest first. */
export const personPrivacy = z.object({ consents: z.array(consentView), dataRequests: z.array(dataRequestView) });
export type PersonPrivacy = z.infer<typeof personPrivacy>;

/** An illness as the person takes it along: units are those of the check-in; times ms UTC. */
const exportedEpisode = z.object({
  episodeId,
  state: z.enum(["active", "ended"]),
  station: facilityRef,
  openedAt: instant,
  ended: z.nullable(z.object({ at: instant, reason: z.string() })),
  illness: episodeDetails,
  riskClass: z.enum(RISK_CLASSES),
  /** Newest first. */
  checkins: z.array(checkinView),
  alerts: z.array(
    z.object({
      kind: z.enum(ALERT_KINDS),
      severity,
      message: z.nullable(z.string()),
      openedAt: instant,
      resolvedAt: z.nullable(instant),
      resolveReason: z.nullable(z.enum([...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS])),
    }),
  ),
  /** What professionals wrote to the person, newest first. */
  messages: z.array(messageView),
  /** Who has opened the record, newest first. */
  readers: z.array(reader),
  /** What the family asked for, newest first. */
  asked: z.array(askedView),
  /** With what each was before. */
  medicines: z.array(medicineHistory),
});

/** GET /api/phone/people/{id}/export: what the service holds of a person. Notes that professionals wrote for each other are not in it. */
export const personExport = z.object({
  format: z.literal("dong-hanh-person-1"),
  exportedAt: instant,
  personId,
  person: personDetails,
  station: facilityRef,
  phones: z.array(z.object({ relation: z.enum(RELATIONS), since: instant, until: z.nullable(instant), agent: z.string() })),
  consents: z.array(consentView),
  dataRequests: z.array(dataRequestView),
  /** Newest first. */
  episodes: z.array(exportedEpisode),
});
export type PersonExport = z.infer<typeof personExport>;
