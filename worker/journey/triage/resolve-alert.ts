import type * as z from "zod/mini";
import type { AlertView, resolveBody } from "#schema/api/triage.ts";
import type { AlertId } from "#schema/ids.ts";
import type { Credential } from "../../ground/access/credential.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { changeAlert, movedOn } from "./change-alert.ts";
import { closeAlert, insertEvent } from "./store.ts";

const DAY_MS = 86_400_000;
type Body = z.infer<typeof resolveBody>;

/** A finding is accepted for a time that somebody named, and nothing else has one. */
function wrongDays({ reason, acceptDays }: Body): Failure | null {
  if ((reason === "finding_accepted") === (acceptDays !== null)) return null;
  const message = "given with finding_accepted, and only then";
  return { tag: "invalid-body", fields: [{ path: "acceptDays", code: "custom", message }] };
}

/** Closes an alert with a reason. The reason is always required; what was accepted is kept by its rules (decisions.md 9, 14). */
export function resolveAlert(ctx: Context, credential: Credential, id: AlertId, body: Body): Promise<Result<AlertView, Failure>> {
  return changeAlert(ctx, credential, id, ({ actor, by, alert, now }) => {
    const wrong = wrongDays(body);
    if (wrong) return fail(wrong);
    if (alert.state === "resolved") return fail(movedOn(alert));
    const { reason, text, patientText, acceptDays } = body;
    const { episodeId, severity } = alert;
    const accepted = acceptDays && { rules: alert.reasons.map(([rule]) => rule), until: now + acceptDays * DAY_MS };
    const event = {
      alertId: id,
      episodeId,
      at: now,
      actor: actor.id,
      event: "resolved",
      severity,
      reason,
      text,
      patientText,
    } as const;
    return ok({
      alert: {
        ...alert,
        state: "resolved",
        resolvedAt: now,
        resolvedBy: by,
        resolveReason: reason,
        acceptedUntil: accepted ? accepted.until : null,
      },
      action: "alert_resolved",
      detail: { reason, acceptDays: acceptDays ?? undefined },
      record: [closeAlert({ id, by: actor.id, reason, accepted: accepted || null, now }), insertEvent(event)],
    });
  });
}
