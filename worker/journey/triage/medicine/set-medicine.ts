import { siteDateAt } from "#clinical/schedule.ts";
import type { MedicineView } from "#schema/api/medicine.ts";
import type { MedicineBody } from "#schema/api/set-medicine.ts";
import type { EpisodeId, MedicineId, StaffId } from "#schema/ids.ts";
import { staffOf } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { refusal } from "../../../ground/access/policy.ts";
import { tellAnswer } from "../../../ground/delivery/push/answer.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { type EpisodeHead, episodeHead, markSeen } from "../../../ground/episode/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { isOver, isSameMedicine, timesInOrder } from "./rules.ts";
import { insertMedicine, type MedicineRow, medicineById } from "./store.ts";

interface Set {
  readonly medicine: MedicineView;
  readonly isNew: boolean;
}

/** The same person sends the same once more: the first answer was lost. */
const isRepeat = (before: MedicineRow, by: StaffId, body: MedicineBody): boolean =>
  before.setBy.id === by && before.version === body.version + 1 && isSameMedicine(before, body);

const moved = ({ setBy: by, setAt: at }: MedicineRow, { state }: EpisodeHead): Failure => ({
  tag: "record-changed",
  state,
  by,
  at,
});

/** What stands in the way of this version; null: nothing does. */
function obstacle(before: MedicineRow | null, episode: EpisodeHead, body: MedicineBody, now: number): Failure | null {
  const { state, endedAt, endedBy } = episode;
  if (before !== null && before.episodeId !== episode.id) return { tag: "id-conflict" };
  if (before !== null && before.version !== body.version) return moved(before, episode);
  if (before === null && body.version !== 0) return { tag: "not-found" };
  if (state === "ended") return { tag: "episode-ended", state, by: endedBy, at: endedAt ?? now };
  if (!isOver(body, siteDateAt(now))) return null;
  return { tag: "invalid-body", fields: [{ path: "untilDate", code: "custom", message: "this day has passed" }] };
}

/** Writes down a medicine, a change of it, or that it is stopped: each a version of its own. The family is told that there is news. */
export function setMedicine(
  ctx: Context,
  credential: Credential,
  { episodeId, medicineId: id }: { readonly episodeId: EpisodeId; readonly medicineId: MedicineId },
  body: MedicineBody,
): Promise<Result<Set, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), episodeHead(episodeId), medicineById(id)] as const;
  return transact(ctx, queries, ([actor, episode, before], now): Decided<Set> => {
    const refused = refusal(actor, "set-medicines", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null) return fail({ tag: "not-found" });
    if (before?.episodeId === episodeId && isRepeat(before, actor.id, body)) {
      const { episodeId: _, ...medicine } = before;
      return ok({ value: { medicine, isNew: false }, record: [] });
    }
    const wrong = obstacle(before, episode, body, now);
    if (wrong) return fail(wrong);
    const version = body.version + 1;
    const setBy = { id: actor.id, name: actor.name, title: actor.title };
    const medicine = { ...body, id, version, times: timesInOrder(body.times), setBy, setAt: now };
    const { facilityId, version: guarded } = episode;
    const detail = { version, stopped: body.stopped };
    return ok({
      value: { medicine, isNew: true },
      guard: { episodeId, version: guarded },
      record: [
        insertMedicine(episodeId, medicine),
        auditRow({ at: now, actor: actor.id, action: "medicine_set", facilityId, episodeId, subject: id, detail }),
        markSeen(episodeId, actor.id, now),
        feedRow(facilityId, episodeId, now),
        tellAnswer(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
