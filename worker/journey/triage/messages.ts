import * as z from "zod/mini";
import type { MessageView } from "#schema/api/checkin.ts";
import { staffRef } from "#schema/api/common.ts";
import { DISPOSITIONS } from "#schema/terms.ts";
import { type EpisodeKey, staffColumn } from "../../ground/episode/store.ts";
import { flag, json, many, mapped, type Query } from "../../ground/platform/d1.ts";

const MINUTE = 60_000;

const opinion = z.object({
  disposition: z.enum(DISPOSITIONS),
  remeasureMinutes: z.nullable(z.int()),
  version: z.int(),
  hospital: z.string(),
});
const row = z.object({ at: z.int(), by: json(staffRef), text: z.string(), opinion: z.nullable(json(opinion)), toRequest: flag });

/** `toRequest`: said about something that the family asked for, so that it answers no check-in. */
export interface Said {
  readonly message: MessageView;
  readonly toRequest: boolean;
}

/** Of each consultation the opinion in force. Its words may be missing: the disposition speaks for itself. */
const opinionsAbout = (episode: string): string => `SELECT o.signed_at, ${staffColumn("st")}, coalesce(o.patient_text, ''),
    json_object('disposition', o.disposition, 'remeasureMinutes', o.remeasure_minutes, 'version', o.version, 'hospital', f.short_name), 0
  FROM consultation_opinions o INDEXED BY opinions_by_episode CROSS JOIN consultations c ON c.id = o.consultation_id
    CROSS JOIN facilities f ON f.id = c.hospital_id CROSS JOIN staff st ON st.id = o.signed_by
  WHERE o.episode_id = ${episode}
    AND o.version = (SELECT max(n.version) FROM consultation_opinions n WHERE n.consultation_id = o.consultation_id)`;

/** When it is to be measured again is counted from the signature. */
function toMessage({ at, by, text, opinion: signed }: Omit<z.infer<typeof row>, "toRequest">): MessageView {
  if (signed === null) return { at, by, text, opinion: null };
  const { disposition, remeasureMinutes, version, hospital } = signed;
  const remeasureAt = remeasureMinutes === null ? null : at + remeasureMinutes * MINUTE;
  return { at, by, text, opinion: { disposition, remeasureAt, corrected: version > 1, hospital } };
}

/**
 * What professionals said to the patient, newest first: words with an alert, notes for them, and what a hospital doctor signed.
 * Indexes: alert_events_by_episode, notes_by_episode, opinions_by_episode.
 */
export function messagesTo(key: EpisodeKey): Query<Said[]> {
  const query = many(
    row,
    `SELECT ev.at, ${staffColumn("st")} AS "by", ev.patient_text AS text, NULL AS opinion, a.kind = 'request' AS toRequest
     FROM alert_events ev JOIN alerts a ON a.id = ev.alert_id JOIN staff st ON st.id = ev.actor
     WHERE ev.episode_id = ${key.sql} AND ev.patient_text IS NOT NULL
     UNION ALL
     SELECT n.at, ${staffColumn("st")}, n.text, NULL, 0 FROM notes n JOIN staff st ON st.id = n.author_id
     WHERE n.episode_id = ${key.sql} AND n.for_patient = 1
     UNION ALL
     ${opinionsAbout(key.sql)}
     ORDER BY 1 DESC`,
    key.id,
    key.id,
    key.id,
  );
  return mapped(query, (rows) => rows.map(({ toRequest, ...said }) => ({ message: toMessage(said), toRequest })));
}
