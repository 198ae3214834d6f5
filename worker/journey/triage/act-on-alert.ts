import type * as z from "zod/mini";
import type { AlertView, actBody } from "#schema/api/triage.ts";
import type { AlertId } from "#schema/ids.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { tellAnswer } from "../../ground/delivery/push/answer.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { taken } from "./acknowledge-alert.ts";
import { changeAlert, movedOn } from "./change-alert.ts";
import { insertEvent, recordAction } from "./store.ts";
import { tellSeen } from "./tell.ts";

/** Writes down what was done about an alert. Whoever acts on one that nobody holds takes it; a colleague's stays theirs. */
export function actOnAlert(
  ctx: Context,
  credential: Credential,
  id: AlertId,
  { action, text, patientText }: z.infer<typeof actBody>,
): Promise<Result<AlertView, Failure>> {
  return changeAlert(ctx, credential, id, (scene) => {
    if (scene.alert.state === "resolved") return fail(movedOn(scene.alert));
    const { actor, now } = scene;
    const isFree = scene.alert.state === "open";
    const { alert, record } = isFree ? taken(scene) : { alert: scene.alert, record: [] };
    const seen = isFree ? tellSeen(alert, now) : [];
    const { episodeId, severity } = alert;
    const event = {
      alertId: id,
      episodeId,
      at: now,
      actor: actor.id,
      event: "acted",
      severity,
      action,
      text,
      patientText,
    } as const;
    return ok({
      alert: { ...alert, lastAction: action, lastActionAt: now },
      action: "alert_acted",
      detail: { action },
      record: [
        ...record,
        recordAction(id, action, now),
        insertEvent(event),
        // Whoever is answered need not hear first that somebody has it.
        ...(patientText === null ? seen : [tellAnswer(alert.facilityId, episodeId, now)]),
      ],
    });
  });
}
