import type { StaffRef } from "#schema/api/common.ts";
import type { AlertView } from "#schema/api/triage.ts";
import type { AlertId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { episodeHeadBy, markSeen } from "../../ground/episode/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { type AlertRow, alertById, byAlert, viewOf } from "./alert-row.ts";

/** The alert after the act and what is written for it; without statements nothing has changed. */
export interface AlertChange {
  readonly alert: AlertRow;
  readonly action: string;
  readonly detail?: unknown;
  readonly record: readonly Statement[];
}

export interface AlertScene {
  readonly actor: StaffActor;
  readonly by: StaffRef;
  readonly alert: AlertRow;
  readonly now: number;
}

/** What stands in the way: somebody was first, and this is who and when. */
export function movedOn(alert: AlertRow): Failure {
  const [by, at] = alert.state === "resolved" ? [alert.resolvedBy, alert.resolvedAt] : [alert.holder, alert.heldAt];
  return { tag: "alert-moved-on", state: alert.state, by, at: at ?? alert.clockFrom };
}

/** What acknowledge, act and resolve have in common: who may, the version, the audit, the boards, and that it counts as seen. */
export function changeAlert(
  ctx: Context,
  credential: Credential,
  id: AlertId,
  decide: (scene: AlertScene) => Result<AlertChange, Failure>,
): Promise<Result<AlertView, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), alertById(id), episodeHeadBy(byAlert(id))] as const;
  return transact(ctx, queries, ([actor, alert, episode], now) => {
    const refused = refusal(actor, "triage", episode);
    if (refused) return fail(refused);
    if (actor === null || alert === null || episode === null) return fail({ tag: "not-found" });
    const by = { id: actor.id, name: actor.name, title: actor.title };
    const decided = decide({ actor, by, alert, now });
    if (!decided.ok) return decided;
    const { alert: after, action, detail, record } = decided.value;
    if (record.length === 0) return ok({ value: viewOf(after, true), record });
    const { facilityId, version, id: episodeId } = episode;
    return ok({
      value: viewOf(after, true),
      guard: { episodeId, version },
      record: [
        ...record,
        auditRow({ at: now, actor: actor.id, action, facilityId, episodeId, subject: id, detail }),
        markSeen(episodeId, actor.id, now),
        feedRow(alert.facilityId, episodeId, now),
      ],
      poke: [alert.facilityId],
    });
  });
}
