import type * as z from "zod/mini";
import { classifyRisk, eligibilityFindings } from "#clinical/risk.ts";
import type { correctBody, corrected } from "#schema/api/enrolment.ts";
import type { EpisodeId } from "#schema/ids.ts";
import type { RiskClass } from "#schema/terms.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { byEpisode, setNextDue } from "../../ground/episode/store.ts";
import { updatePerson } from "../../ground/people/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { raiseFindings } from "../triage/part.ts";
import { detailsRefusal } from "./check-details.ts";
import { changesOf, dueAfterChange, hoursAfter, riskFactsOf, storedBirth } from "./rules.ts";
import { CORRECTED, type Enrolment, enrolmentOf, lastCorrectionOf, updateDetails } from "./store.ts";

type Asked = z.infer<typeof correctBody>;
type Corrected = z.infer<typeof corrected>;
type Changes = ReturnType<typeof changesOf>;

/** The trace of a correction: who, when, why, and of each field what it was and what it became. */
function traceOf(
  actor: StaffActor,
  episodeId: EpisodeId,
  found: Enrolment,
  what: { readonly changed: Changes; readonly reason: string },
  now: number,
): Statement {
  return auditRow({
    at: now,
    actor: actor.id,
    action: CORRECTED,
    facilityId: found.facilityId,
    episodeId,
    subject: found.personId,
    detail: { version: found.version + 1, ...what },
  });
}

/** Other hours or another class move what is due next, while somebody is followed. */
function dueOf(episodeId: EpisodeId, found: Enrolment, asked: Asked, riskClass: RiskClass, now: number): Statement[] {
  const hours = hoursAfter({ ...found.details, ...found.minutes }, asked.episode);
  const standing = { ...found, details: hours.before };
  const due = found.state === "active" ? dueAfterChange(standing, hours.after, riskClass, now) : null;
  return due === null ? [] : [setNextDue(episodeId, due)];
}

/** Corrects what was taken down at enrolment. The risk class is made anew, and what it newly says against home care is raised. */
export function correctEnrolment(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  asked: Asked,
): Promise<Result<Corrected, Failure>> {
  const start = ctx.clock.now();
  const key = byEpisode(episodeId);
  const person = { ...asked.person, birth: storedBirth(asked.person.birth) };
  const queries = [
    staffOf(credential, start),
    enrolmentOf(episodeId),
    lastCorrectionOf(episodeId),
    openAlerts(key),
    pastOf(key, start),
  ] as const;
  return transact<typeof queries, Corrected>(ctx, queries, ([actor, found, last, alerts, past], now) => {
    const refused = refusal(actor, "correct", found);
    if (refused || actor === null || actor.kind !== "staff" || found === null) return fail(refused ?? { tag: "not-found" });
    const wrong = detailsRefusal(person, asked.episode, now);
    if (wrong) return fail(wrong);
    const facts = riskFactsOf(person, asked.episode, now);
    const riskClass = classifyRisk(facts);
    const changed = changesOf({ ...found.person, ...found.details }, { ...person, ...asked.episode });
    if (Object.keys(changed).length === 0) return ok({ value: { episodeId, version: found.version, riskClass }, record: [] });
    if (last && last.version > asked.version)
      return fail({ tag: "record-changed", state: found.state, by: last.by, at: last.at });
    const traced = { ...changed, ...changesOf({ riskClass: found.riskClass }, { riskClass }) };
    const { facilityId, personId, version, state } = found;
    const raising = { ids: ctx.ids, episodeId, facilityId, now, actor: actor.id, raisedBy: null };
    const findings = state === "active" ? eligibilityFindings(facts) : [];
    return ok({
      value: { episodeId, version: version + 1, riskClass },
      guard: { episodeId, version },
      record: [
        updatePerson(personId, person),
        updateDetails(episodeId, asked.episode, riskClass),
        ...dueOf(episodeId, found, asked, riskClass, now),
        ...raiseFindings(raising, { open: alerts, past, findings, priority: 0 }).record,
        traceOf(actor, episodeId, found, { changed: traced, reason: asked.reason }, now),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
