import type * as z from "zod/mini";
import type { AlertView, resolveBody } from "#schema/api/triage.ts";
import type { AlertId } from "#schema/ids.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { tellAnswer } from "../../ground/delivery/push/answer.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import type { AlertRow } from "./alert-row.ts";
import { changeAlert, movedOn } from "./change-alert.ts";
import { type Accepted, acceptableOf } from "./rules.ts";
import { closeAlert, insertEvent } from "./store.ts";

const HOUR_MS = 3_600_000;
type Body = z.infer<typeof resolveBody>;

const wrong = (path: "acceptHours" | "reason", message: string): Failure => ({
  tag: "invalid-body",
  fields: [{ path, code: "custom", message }],
});

/** What is accepted, for a time that somebody named: borderline findings and nothing else, of an emergency never (decisions.md 9, 14). */
function acceptanceIn({ reason, acceptHours }: Body, alert: AlertRow, now: number): Result<Accepted | null, Failure> {
  if ((reason === "finding_accepted") !== (acceptHours !== null))
    return fail(wrong("acceptHours", "given with finding_accepted, and only then"));
  if (acceptHours === null) return ok(null);
  const findings = acceptableOf(alert);
  if (findings.length === 0) return fail(wrong("reason", "nothing of this alert is a borderline finding"));
  return ok({ findings, until: now + acceptHours * HOUR_MS });
}

/** Closes an alert with a reason. The reason is always required; what was accepted is kept with its values. */
export function resolveAlert(ctx: Context, credential: Credential, id: AlertId, body: Body): Promise<Result<AlertView, Failure>> {
  return changeAlert(ctx, credential, id, ({ actor, by, alert, now }) => {
    if (alert.state === "resolved") return fail(movedOn(alert));
    const acceptance = acceptanceIn(body, alert, now);
    if (!acceptance.ok) return acceptance;
    const accepted = acceptance.value;
    const { reason, text, patientText, acceptHours } = body;
    const { episodeId, severity } = alert;
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
        acceptedUntil: accepted?.until ?? null,
        acceptedFindings: accepted?.findings.map(([rule, values]) => [rule, { ...values }]) ?? null,
      },
      action: "alert_resolved",
      detail: { reason, ...(accepted && { acceptHours, accepted: accepted.findings.map(([rule]) => rule) }) },
      record: [
        closeAlert({ id, by: actor.id, reason, accepted, now }),
        insertEvent(event),
        ...(patientText === null ? [] : [tellAnswer(alert.facilityId, episodeId, now)]),
      ],
    });
  });
}
