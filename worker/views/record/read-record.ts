import { baselineOf } from "#clinical/baseline.ts";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { type Action, allowed, refusal } from "../../ground/access/policy.ts";
import { byEpisode } from "../../ground/episode/store.ts";
import { activationState } from "../../ground/people/activation/rules.ts";
import { toFacilityRef } from "../../ground/places/store.ts";
import { recordLater } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import { known, load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { classesOf } from "../../journey/checkin/checkin-class.ts";
import { checkinsOf, checkinViewOf } from "../../journey/checkin/checkin-row.ts";
import { isOpen } from "../../journey/consultation/rules.ts";
import { mayMove } from "../../journey/enrolment/privacy/rules.ts";
import { consentsOf, type DataRequestRow, dataRequestsOf, viewOfRequest } from "../../journey/enrolment/privacy/store.ts";
import { remindingOf } from "../../journey/enrolment/reminder/store.ts";
import { type Enrolment, enrolmentOf } from "../../journey/enrolment/store.ts";
import { alertsOf, viewOf } from "../../journey/triage/alert-row.ts";
import { askedOf } from "../../journey/triage/help-store.ts";
import { medicinesOf } from "../../journey/triage/medicine/store.ts";
import { notesOf } from "../../journey/triage/note-store.ts";
import { consultationsAbout } from "../consultation/consultation-row.ts";
import { allAbout, opinionsOf, presencesOf, ringsOf } from "../consultation/history.ts";
import {
  alertEventsOf,
  askingsOf,
  auditedOf,
  householdOf,
  lastReadBy,
  newestActivation,
  ofPerson,
  phonesOf,
  type RecordHead,
  recordHead,
} from "./query.ts";
import { timelineOf } from "./timeline.ts";

/** A page that is open asks again with every piece of news; one line in the audit stands for that long. */
const READ_MS = 10 * 60_000;

const VERBS = [
  "correct",
  "activate",
  "end",
  "note",
  "check-in",
  "ask-consultation",
  "set-medicines",
  "print-certificate",
] as const;
/** What goes on when the illness has ended: a code for the phone, since month 12 comes later, the paper, and words. */
const AFTERWARDS: readonly Action[] = ["activate", "note", "print-certificate"];

/** All that the page shows, in one D1 call of a fixed number of statements. */
const everythingOf = (credential: Credential, id: EpisodeId, now: number) =>
  [
    staffOf(credential, now),
    recordHead(id),
    enrolmentOf(id),
    householdOf(id),
    phonesOf(id, now),
    newestActivation(id),
    checkinsOf(id),
    alertsOf(byEpisode(id)),
    alertEventsOf(id),
    notesOf(id),
    auditedOf(id),
    consultationsAbout(id),
    ringsOf(allAbout(id)),
    askingsOf(id),
    opinionsOf(allAbout(id)),
    presencesOf(allAbout(id)),
    consentsOf({ sql: ofPerson, id }),
    dataRequestsOf({ sql: ofPerson, id }),
    askedOf(byEpisode(id)),
    medicinesOf(byEpisode(id)),
    remindingOf(byEpisode(id)),
    credential.kind === "staff" ? lastReadBy(id, credential.tokenHash) : known(null),
  ] as const;

function writeReading(ctx: Context, actor: StaffActor, episodeId: EpisodeId, lastRead: number | null, now: number): void {
  if (lastRead !== null && now - lastRead < READ_MS) return;
  recordLater(ctx, [auditRow({ at: now, actor: actor.id, action: "record_read", facilityId: actor.facilityId, episodeId })]);
}

/** What the severity class looks at of a person, beside the check-ins. */
const patientOf = ({ person, details }: Enrolment, { baselineReadings }: RecordHead) => ({
  birthDate: person.birth.date,
  birthPrecision: person.birth.precision,
  pregnant: details.pregnant,
  chronicHypoxia: details.chronicHypoxia,
  spo2Baseline: details.spo2Baseline,
  baselineReadings,
});

const endOf = ({ endedAt, endedBy, endReason, endNote }: RecordHead): PatientRecord["ended"] =>
  endedAt === null || endReason === null ? null : { at: endedAt, by: endedBy, reason: endReason, note: endNote };

/** What the reader may do with the record as it stands. One question at a time goes to a hospital. */
function mayDo(actor: StaffActor, head: RecordHead, consultations: readonly ConsultationRow[]): PatientRecord["may"] {
  const asked = consultations.some(({ state }) => isOpen(state));
  return allowed(actor, VERBS, { facilityId: head.facility_id })
    .filter((action) => head.state === "active" || AFTERWARDS.includes(action))
    .filter((action) => action !== "ask-consultation" || !asked)
    .filter((action) => action !== "print-certificate" || head.endReason === "recovered");
}

/** A wish is judged at the station that was asked. */
function mayWithRequest(actor: StaffActor, request: DataRequestRow): PatientRecord["dataRequests"][number]["may"] {
  if (refusal(actor, "answer-data-request", request) !== null) return [];
  const moves = [mayMove(request.state, "taken") && "take", mayMove(request.state, "done") && "answer"] as const;
  return moves.filter((move) => move !== false);
}

/** The patient's page: who, what is known, the whole course, everything that happened. Whoever reads it is written down. */
export async function readRecord(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
): Promise<Result<PatientRecord, Failure>> {
  const now = ctx.clock.now();
  const [actor, head, enrolment, others, phones, activation, checkins, alerts, events, notes, audited, ...also] = await load(
    ctx,
    everythingOf(credential, episodeId, now),
  );
  const [consultations, rings, askings, opinions, presences, consents, requests, asked, medicines, reminding, read] = also;
  const resource = head && { facilityId: head.facility_id };
  const refused = refusal(actor, "read-record", resource);
  if (refused) return fail(refused);
  if (!actor || !head || !enrolment || !reminding || !resource) return fail({ tag: "not-found" });
  writeReading(ctx, actor, episodeId, read?.at ?? null, now);
  const mayTriage = refusal(actor, "triage", resource) === null;
  const ended = endOf(head);
  const consulted = { consultations, rings, askings, opinions, presences };
  return ok({
    episodeId,
    personId: head.personId,
    version: head.version,
    facility: toFacilityRef(head),
    state: head.state,
    openedAt: head.openedAt,
    ended,
    person: enrolment.person,
    episode: enrolment.details,
    riskClass: head.riskClass,
    baseline: enrolment.details.spo2Baseline ?? baselineOf(head.baselineReadings),
    nextDueAt: head.nextDueAt,
    dueWhy: head.dueWhy,
    severityClass: classesOf(patientOf(enrolment, head), checkins),
    lastSeen: head.lastSeenAt !== null && head.lastSeenBy ? { at: head.lastSeenAt, by: head.lastSeenBy } : null,
    household: { id: head.householdId, others },
    phones,
    reminders: { settings: reminding.settings, last: reminding.last },
    activation: activation && {
      issuedAt: activation.issued_at,
      expiresAt: activation.expires_at,
      state: activationState(activation, now),
    },
    consent: consents[0] ?? null,
    dataRequests: requests.map((request) => ({ ...viewOfRequest(request), may: mayWithRequest(actor, request) })),
    checkins: checkins.map(checkinViewOf).reverse(),
    alerts: alerts.map((alert) => viewOf(alert, mayTriage)),
    asked,
    medicines,
    consultations,
    timeline: timelineOf({ checkins, asked, events, notes, medicines, audited, consulted, ended }),
    may: mayDo(actor, head, consultations),
  });
}
