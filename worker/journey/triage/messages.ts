import * as z from "zod/mini";
import type { StaffRef } from "#schema/api/common.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { many, mapped, type Query } from "../../ground/platform/d1.ts";

/** What a professional wrote to the patient. */
export interface Message {
  readonly at: number;
  readonly by: StaffRef;
  readonly text: string;
}
const row = z.object({ at: z.int(), by: nullableStaff, text: z.string() });

/** Words with an alert and notes for the patient, newest first. Indexes: alert_events_by_episode, notes_by_episode. */
export function messagesTo(key: EpisodeKey): Query<Message[]> {
  const query = many(
    row,
    `SELECT ev.at, ${staffColumn("st")} AS "by", ev.patient_text AS text FROM alert_events ev JOIN staff st ON st.id = ev.actor
     WHERE ev.episode_id = ${key.sql} AND ev.patient_text IS NOT NULL
     UNION ALL
     SELECT n.at, ${staffColumn("st")}, n.text FROM notes n JOIN staff st ON st.id = n.author_id
     WHERE n.episode_id = ${key.sql} AND n.for_patient = 1
     ORDER BY 1 DESC`,
    key.id,
    key.id,
  );
  return mapped(query, (rows) => rows.flatMap(({ at, by, text }) => (by ? [{ at, by, text }] : [])));
}
