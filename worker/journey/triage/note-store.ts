import * as z from "zod/mini";
import type { NoteView } from "#schema/api/triage.ts";
import { type EpisodeId, episodeId, type NoteId, noteId } from "#schema/ids.ts";
import { nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { flag, many, one, type Query, type Statement, statement, toFlag } from "../../ground/platform/d1.ts";

const noteRow = z.object({ id: noteId, episodeId, at: z.int(), by: nullableStaff, text: z.string(), forPatient: flag });
export type NoteRow = z.infer<typeof noteRow>;

const NOTE = `SELECT n.id, n.episode_id AS episodeId, n.at, ${staffColumn("st")} AS "by", n.text, n.for_patient AS forPatient
  FROM notes n JOIN staff st ON st.id = n.author_id`;

export const noteById = (id: NoteId): Query<NoteRow | null> => one(noteRow, `${NOTE} WHERE n.id = ?`, id);
/** Newest first. Index: notes_by_episode. */
export const notesOf = (id: EpisodeId): Query<NoteRow[]> =>
  many(noteRow, `${NOTE} WHERE n.episode_id = ? ORDER BY n.at DESC`, id);

export function insertNote(id: EpisodeId, note: NoteView): Statement {
  return statement(
    "INSERT INTO notes (id, episode_id, author_id, at, text, for_patient) VALUES (?, ?, ?, ?, ?, ?)",
    note.id,
    id,
    note.by.id,
    note.at,
    note.text,
    toFlag(note.forPatient),
  );
}
