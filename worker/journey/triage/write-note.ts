import type * as z from "zod/mini";
import type { NoteView, noteBody } from "#schema/api/triage.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { tellAnswer } from "../../ground/delivery/push/answer.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { episodeHead, markSeen } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { insertNote, type NoteRow, noteById } from "./note-store.ts";

type Body = z.infer<typeof noteBody>;
interface Written {
  readonly note: NoteView;
  readonly isNew: boolean;
}

const isSame = (before: NoteRow, episodeId: EpisodeId, { text, forPatient }: Body): boolean =>
  before.episodeId === episodeId && before.text === text && before.forPatient === forPatient;

/** Writes a note for colleagues or, when it says so, for the patient. The console makes the id; a repeat is recognised. */
export function writeNote(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  body: Body,
): Promise<Result<Written, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), episodeHead(episodeId), noteById(body.id)] as const;
  return transact(ctx, queries, ([actor, episode, before], now): Decided<Written> => {
    const refused = refusal(actor, "note", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null) return fail({ tag: "not-found" });
    const by = { id: actor.id, name: actor.name, title: actor.title };
    const { id, text, forPatient } = body;
    if (before) {
      if (!isSame(before, episodeId, body)) return fail({ tag: "id-conflict" });
      return ok({ value: { note: { id, at: before.at, by: before.by ?? by, text, forPatient }, isNew: false }, record: [] });
    }
    const note = { id, at: now, by, text, forPatient };
    const { facilityId, version } = episode;
    return ok({
      value: { note, isNew: true },
      guard: { episodeId, version },
      record: [
        insertNote(episodeId, note),
        auditRow({ at: now, actor: actor.id, action: "note_written", facilityId, episodeId, subject: id }),
        markSeen(episodeId, actor.id, now),
        feedRow(facilityId, episodeId, now),
        ...(forPatient ? [tellAnswer(facilityId, episodeId, now)] : []),
      ],
      poke: [facilityId],
    });
  });
}
