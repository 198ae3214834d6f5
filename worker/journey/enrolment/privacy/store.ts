import * as z from "zod/mini";
import { type ConsentBody, type ConsentView, consentView } from "#schema/api/consent.ts";
import type { DataRequestView } from "#schema/api/privacy.ts";
import {
  type DataRequestId,
  type DeviceId,
  dataRequestId,
  type EpisodeId,
  episodeId,
  type FacilityId,
  facilityId,
  type PersonId,
  personId,
  type StaffId,
} from "#schema/ids.ts";
import { DATA_REQUEST_STATES, type DataRequestState, RELATIONS, type Relation } from "#schema/terms.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../../ground/episode/store.ts";
import { many, mapped, one, type Query, type Statement, statement } from "../../../ground/platform/d1.ts";

/** The illness that is followed now, or was followed last. Indexes: one_active_episode, episodes_by_person. */
const NEWEST_EPISODE = "(SELECT id FROM episodes WHERE person_id = ? ORDER BY state = 'active' DESC, opened_at DESC LIMIT 1)";
/** Names that illness by its person. */
export const byPerson = (id: PersonId): EpisodeKey => ({ sql: NEWEST_EPISODE, id });

const careRow = z.object({ personId, facilityId, episodeId: z.nullable(episodeId), version: z.nullable(z.int()) });
/** Whose wish it is, and which station has to hear of it. */
export type PersonInCare = z.infer<typeof careRow>;

export const personInCare = (id: PersonId): Query<PersonInCare | null> =>
  one(
    careRow,
    `SELECT p.id AS personId, coalesce(e.facility_id, h.facility_id) AS facilityId, e.id AS episodeId, e.version
     FROM persons p JOIN households h ON h.id = p.household_id LEFT JOIN episodes e ON e.id = ${NEWEST_EPISODE} WHERE p.id = ?`,
    id,
    id,
  );

/** Answers about consent, newest first. Index: consents_by_person. */
export const consentsOf = (key: { readonly sql: string; readonly id: string }): Query<ConsentView[]> =>
  many(
    consentView,
    `SELECT decision, version, language, relation, at FROM consents WHERE person_id = ${key.sql} ORDER BY seq DESC`,
    key.id,
  );
export const newestConsent = (id: PersonId): Query<ConsentView | null> =>
  mapped(consentsOf({ sql: "?", id }), (rows) => rows[0] ?? null);

interface Answered {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  readonly relation: Relation;
  readonly now: number;
}
export const insertConsent = ({ personId: person, deviceId, relation, now }: Answered, answer: ConsentBody): Statement =>
  statement(
    `INSERT INTO consents (person_id, decision, version, language, device_id, relation, recorded_at, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    person,
    answer.decision,
    answer.version,
    answer.language,
    deviceId,
    relation,
    answer.recordedAt,
    now,
  );

const requestRow = z.object({
  id: dataRequestId,
  personId,
  facilityId,
  episodeId: z.nullable(episodeId),
  state: z.enum(DATA_REQUEST_STATES),
  message: z.nullable(z.string()),
  relation: z.enum(RELATIONS),
  askedAt: z.int(),
  movedAt: z.nullable(z.int()),
  by: nullableStaff,
  answer: z.nullable(z.string()),
});
export type DataRequestRow = z.infer<typeof requestRow>;
const REQUEST = `SELECT r.id, r.person_id AS personId, r.facility_id AS facilityId, r.episode_id AS episodeId, r.state, r.message,
    r.relation, r.asked_at AS askedAt, r.moved_at AS movedAt, ${staffColumn("st")} AS "by", r.answer
  FROM data_requests r LEFT JOIN staff st ON st.id = r.moved_by`;

export const dataRequestById = (id: DataRequestId): Query<DataRequestRow | null> =>
  one(requestRow, `${REQUEST} WHERE r.id = ?`, id);
/** Newest first. Index: data_requests_by_person. */
export const dataRequestsOf = (key: { readonly sql: string; readonly id: string }): Query<DataRequestRow[]> =>
  many(requestRow, `${REQUEST} WHERE r.person_id = ${key.sql} ORDER BY r.asked_at DESC`, key.id);

export const viewOfRequest = ({
  id,
  state,
  askedAt,
  relation,
  message,
  movedAt,
  by,
  answer,
}: DataRequestRow): DataRequestView => ({
  id,
  state,
  askedAt,
  relation,
  message,
  movedAt,
  by,
  answer,
});

export interface NewDataRequest extends Answered {
  readonly id: DataRequestId;
  readonly facilityId: FacilityId;
  readonly episodeId: EpisodeId | null;
  readonly message: string | null;
}
export const insertDataRequest = (request: NewDataRequest): Statement =>
  statement(
    `INSERT INTO data_requests (id, person_id, facility_id, episode_id, state, message, device_id, relation, asked_at)
     VALUES (?, ?, ?, ?, 'sent', ?, ?, ?, ?)`,
    request.id,
    request.personId,
    request.facilityId,
    request.episodeId,
    request.message,
    request.deviceId,
    request.relation,
    request.now,
  );

export interface Move {
  readonly from: DataRequestState;
  readonly to: DataRequestState;
  readonly by: StaffId;
  readonly answer: string | null;
  readonly now: number;
}
/** A claim: of two colleagues at once one moves it. */
export const moveRequest = (id: DataRequestId, { from, to, by, answer, now }: Move): Statement =>
  statement(
    "UPDATE data_requests SET state = ?, moved_at = ?, moved_by = ?, answer = ? WHERE id = ? AND state = ?",
    to,
    now,
    by,
    answer,
    id,
    from,
  );
