import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import type { AskedView } from "#schema/api/triage.ts";
import { type DeviceId, type EpisodeId, type NoteId, noteId } from "#schema/ids.ts";
import { RESOLVE_REASONS, SYSTEM_RESOLVE_REASONS, WANTS, type Want } from "#schema/terms.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { json, many, mapped, one, type Query, type Statement, statement } from "../../ground/platform/d1.ts";

const askedRow = z.object({ detail: json(z.object({ hash: z.string() })) });

/** The audit action of a call for help; its row is how a repeated request is recognised. */
export const HELP_ASKED = "help_asked";

/** The hash of the call for help that came under this id, or null. Index: audit_by_episode. */
export function helpAsked(episodeId: EpisodeId, id: NoteId): Query<string | null> {
  const sql = "SELECT detail FROM audit WHERE episode_id = ? AND action = ? AND subject = ?";
  return mapped(one(askedRow, sql, episodeId, HELP_ASKED, id), (row) => row?.detail.hash ?? null);
}

/** One press, as it came. */
export interface Asked {
  readonly id: NoteId;
  readonly episodeId: EpisodeId;
  readonly kind: "help" | "request";
  readonly wants: readonly Want[];
  readonly message: string | null;
  readonly askedBy: DeviceId;
  readonly recordedAt: number;
  readonly receivedAt: number;
}

/** The alert that gathers it is the open one of its kind: written after it in the same batch. Index: one_open_alert. */
export const insertAsked = ({ kind, wants, ...asked }: Asked): Statement =>
  statement(
    `INSERT INTO help_requests (id, episode_id, alert_id, wants, message, asked_by, recorded_at, received_at)
     SELECT ?1, ?2, id, ?4, ?5, ?6, ?7, ?8 FROM alerts INDEXED BY one_open_alert
     WHERE episode_id = ?2 AND kind = ?3 AND state <> 'resolved'`,
    asked.id,
    asked.episodeId,
    kind,
    kind === "help" ? null : JSON.stringify(wants),
    asked.message,
    asked.askedBy,
    asked.recordedAt,
    asked.receivedAt,
  );

const told = z.object({ at: z.int(), by: staffRef });
const viewRow = z.object({
  id: noteId,
  wants: z.nullable(json(z.array(z.enum(WANTS)))),
  message: z.nullable(z.string()),
  recordedAt: z.int(),
  receivedAt: z.int(),
  taken: z.nullable(json(told)),
  words: json(z.array(z.object({ ...told.shape, text: z.string() }))),
  doneAt: z.nullable(z.int()),
  doneBy: nullableStaff,
  reason: z.nullable(z.enum([...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS])),
});

/** What happened to the alert of `r` since it came, in order. Index: alert_events_by_episode. */
const SINCE = `alert_events ev JOIN staff st ON st.id = ev.actor
  WHERE ev.episode_id = r.episode_id AND ev.alert_id = r.alert_id AND ev.at >= r.received_at`;
const TAKEN = `(SELECT json_object('at', ev.at, 'by', json(${staffColumn("st")})) FROM ${SINCE}
  AND ev.event IN ('acknowledged', 'acted') ORDER BY ev.seq LIMIT 1)`;
const SAID = `(SELECT json_group_array(json_object('at', ev.at, 'by', json(${staffColumn("st")}), 'text', ev.patient_text)
  ORDER BY ev.seq) FROM ${SINCE} AND ev.patient_text IS NOT NULL)`;

function toAsked({ wants, doneAt, doneBy, reason, ...row }: z.infer<typeof viewRow>): AskedView {
  const done = doneAt === null || reason === null ? null : { at: doneAt, by: doneBy, reason };
  return { ...row, kind: wants === null ? "help" : "request", wants: wants ?? [], done };
}

/** A family asks a handful of times; more than this nobody reads. */
const MOST = 30;

/** What a family asked for and how far each has come, newest first. Index: help_requests_by_episode. */
export function askedOf(key: EpisodeKey): Query<AskedView[]> {
  const rows = many(
    viewRow,
    `SELECT r.id, r.wants, r.message, r.recorded_at AS recordedAt, r.received_at AS receivedAt, ${TAKEN} AS taken, ${SAID} AS words,
       a.resolved_at AS doneAt, ${staffColumn("closer")} AS doneBy, a.resolve_reason AS reason
     FROM help_requests r JOIN alerts a ON a.id = r.alert_id LEFT JOIN staff closer ON closer.id = a.resolved_by
     WHERE r.episode_id = ${key.sql} ORDER BY r.received_at DESC LIMIT ${MOST}`,
    key.id,
  );
  return mapped(rows, (list) => list.map(toAsked));
}
