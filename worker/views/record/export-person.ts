import type { PersonExport } from "#schema/api/privacy.ts";
import type { PersonId } from "#schema/ids.ts";
import { phoneOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { byEpisode } from "../../ground/episode/store.ts";
import { toPersonDetails } from "../../ground/people/store.ts";
import { toFacilityRef } from "../../ground/places/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { checkinsOf, checkinViewOf } from "../../journey/checkin/checkin-row.ts";
import { consentsOf, dataRequestsOf, personInCare, viewOfRequest } from "../../journey/enrolment/privacy/store.ts";
import { enrolmentOf } from "../../journey/enrolment/store.ts";
import { type AlertRow, alertsOf } from "../../journey/triage/alert-row.ts";
import { askedOf } from "../../journey/triage/help-store.ts";
import { medicinesOf } from "../../journey/triage/medicine/store.ts";
import { messagesTo } from "../../journey/triage/messages.ts";
import { type ExportedEpisodeRow, episodesOf, exportedPerson, phonesEverOf } from "./export-query.ts";
import { readersOf } from "./query.ts";

/** More than anybody measures in one illness. */
const ALL_CHECKINS = 2_000;

const alertIn = ({ kind, severity, message, openedAt, resolvedAt, resolveReason }: AlertRow) => ({
  kind,
  severity,
  message,
  openedAt,
  resolvedAt,
  resolveReason,
});

async function episodeIn(ctx: Context, row: ExportedEpisodeRow): Promise<PersonExport["episodes"][number][]> {
  const { episodeId, state, openedAt, endedAt, endReason } = row;
  const [enrolment, checkins, alerts, messages, readers, asked, medicines] = await load(ctx, [
    enrolmentOf(episodeId),
    checkinsOf(episodeId, ALL_CHECKINS),
    alertsOf(byEpisode(episodeId)),
    messagesTo(byEpisode(episodeId)),
    readersOf(episodeId),
    askedOf(byEpisode(episodeId)),
    medicinesOf(byEpisode(episodeId)),
  ]);
  if (enrolment === null) return [];
  const { details: illness, riskClass } = enrolment;
  return [
    {
      episodeId,
      state,
      station: toFacilityRef(row),
      openedAt,
      ended: endedAt === null ? null : { at: endedAt, reason: endReason ?? "" },
      illness,
      riskClass,
      checkins: checkins.map(checkinViewOf),
      alerts: alerts.map(alertIn),
      messages: messages.map(({ message }) => message),
      readers,
      asked,
      medicines,
    },
  ];
}

type Head = Omit<PersonExport, "format" | "episodes"> & { readonly rows: readonly ExportedEpisodeRow[] };

/** Whose data, and the trace of the copy: written before it leaves, or it could not be told from a theft. */
function exportHead(ctx: Context, credential: Credential, id: PersonId): Promise<Result<Head, Failure>> {
  const key = { sql: "?", id };
  const queries = [
    phoneOf(credential, ctx.clock.now()),
    personInCare(id),
    exportedPerson(id),
    phonesEverOf(id),
    consentsOf(key),
    dataRequestsOf(key),
    episodesOf(id),
  ] as const;
  return transact<typeof queries, Head>(ctx, queries, ([phone, care, head, phones, consents, requests, rows], now) => {
    const refused = refusal(phone, "privacy", care);
    if (refused || phone === null || care === null || head === null) return fail(refused ?? { tag: "not-found" });
    const { facilityId, episodeId } = care;
    const [person, station, dataRequests] = [toPersonDetails(head), toFacilityRef(head), requests.map(viewOfRequest)];
    return ok({
      value: { exportedAt: now, personId: id, person, station, phones, consents, dataRequests, rows },
      record: [auditRow({ at: now, actor: phone.id, action: "data_exported", facilityId, episodeId, subject: id })],
    });
  });
}

/**
 * What the service holds of a person, for the person: identity, phones, consent, every illness with its readings, what was written to
 * them and who has read it. What professionals noted for each other is not in it.
 */
export async function exportPerson(ctx: Context, credential: Credential, id: PersonId): Promise<Result<PersonExport, Failure>> {
  const done = await exportHead(ctx, credential, id);
  if (!done.ok) return done;
  const { rows, ...head } = done.value;
  const episodes = await Promise.all(rows.map((row) => episodeIn(ctx, row)));
  return ok({ format: "dong-hanh-person-1", ...head, episodes: episodes.flat() });
}
