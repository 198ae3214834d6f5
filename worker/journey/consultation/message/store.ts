import * as z from "zod/mini";
import { consultationId, type MessageId, staffId } from "#schema/ids.ts";
import { one, type Query, type Statement, statement } from "../../../ground/platform/d1.ts";

const row = z.object({ consultationId, authorId: staffId, text: z.string() });
export type MessageRow = z.infer<typeof row>;

/** What came under this id before. By its unique id. */
export function messageById(id: MessageId): Query<MessageRow | null> {
  const sql = "SELECT consultation_id AS consultationId, author_id AS authorId, text FROM consultation_messages WHERE id = ?";
  return one(row, sql, id);
}

export const insertMessage = (id: MessageId, message: MessageRow, at: number): Statement =>
  statement(
    "INSERT INTO consultation_messages (id, consultation_id, author_id, at, text) VALUES (?, ?, ?, ?, ?)",
    id,
    message.consultationId,
    message.authorId,
    at,
    message.text,
  );
