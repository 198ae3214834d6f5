import type { AlertView } from "#schema/api/triage.ts";
import type { AlertId } from "#schema/ids.ts";
import type { Credential } from "../../ground/access/credential.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import type { AlertRow } from "./alert-row.ts";
import { type AlertScene, changeAlert, movedOn } from "./change-alert.ts";
import { holdAlert, insertEvent } from "./store.ts";
import { tellSeen } from "./tell.ts";

/** The alert in the hands of whoever acts, and the statements that say so. */
export function taken({ actor, by, alert, now }: AlertScene): { alert: AlertRow; record: ReturnType<typeof holdAlert>[] } {
  const { id: alertId, episodeId, severity } = alert;
  return {
    alert: { ...alert, state: "acknowledged", holder: by, heldAt: now },
    record: [
      holdAlert(alertId, actor.id, now),
      insertEvent({ alertId, episodeId, at: now, actor: actor.id, event: "acknowledged", severity }),
    ],
  };
}

/** Takes an alert into one's hands. Of two at once one has it and the other learns who; one's own again changes nothing. */
export function acknowledgeAlert(ctx: Context, credential: Credential, id: AlertId): Promise<Result<AlertView, Failure>> {
  return changeAlert(ctx, credential, id, (scene) => {
    const { alert, actor } = scene;
    const action = "alert_acknowledged";
    if (alert.state === "open") {
      const { alert: held, record } = taken(scene);
      return ok({ alert: held, action, record: [...record, ...tellSeen(alert, scene.now)] });
    }
    if (alert.state === "acknowledged" && alert.holder?.id === actor.id) return ok({ alert, action, record: [] });
    return fail(movedOn(alert));
  });
}
