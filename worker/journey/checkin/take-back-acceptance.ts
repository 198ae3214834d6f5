import type { Assessment } from "#clinical/assessment.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { AlertView } from "#schema/api/triage.ts";
import type { AlertId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { type EpisodeInCare, episodeInCare, markSeen } from "../../ground/episode/store.ts";
import { parameterVersions } from "../../ground/places/parameters/store.ts";
import { type Decided, type Decision, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { type AlertRow, alertsOf, byAlert, viewOf } from "../triage/alert-row.ts";
import { movedOn } from "../triage/change-alert.ts";
import { raiseTakenBack } from "../triage/part.ts";
import { type Accepted, mutedBy } from "../triage/rules.ts";
import { assessCheckin } from "./assess-checkin.ts";
import { type HistoryRow, historyOf, pastsBut } from "./history.ts";

/** The newest check-in, judged among those before it under the parameters that it was judged under. Null: there is none. */
function newestAnew(
  episode: EpisodeInCare,
  history: readonly HistoryRow[],
  versions: readonly SiteParameters[],
): { readonly raisedBy: HistoryRow["id"]; readonly assessment: Assessment } | null {
  const [newest] = history.toSorted((a, b) => b.measuredAt - a.measuredAt);
  const parameters = versions.find(({ version }) => version === newest?.parameters) ?? versions[0];
  if (newest === undefined || parameters === undefined) return null;
  const { id, measuredAt: measured, measurements, additions } = newest;
  const among = { measured, parameters, isFirst: false, history: pastsBut(episode, history, id) };
  return { raisedBy: id, assessment: assessCheckin(episode, measurements, additions, among) };
}

function acceptanceOf({ acceptedFindings: findings, acceptedUntil: until }: AlertRow): Accepted | null {
  return findings === null || until === null ? null : { findings, until };
}

interface Scene {
  readonly ids: Context["ids"];
  readonly actorId: Parameters<typeof markSeen>[1];
  readonly episode: EpisodeInCare;
  readonly alert: AlertRow;
  readonly taken: Accepted;
  readonly alerts: readonly AlertRow[];
  readonly newest: ReturnType<typeof newestAnew>;
  readonly now: number;
}

/** What is written: the acceptance ends, what it kept silent in the newest check-in stands again, and who did it. */
function takenBack({ ids, actorId, episode, alert, taken, alerts, newest, now }: Scene): Decision<AlertView> {
  const { id: episodeId, facilityId, version } = episode;
  const others = alerts.filter(({ id }) => id !== alert.id).flatMap((each) => acceptanceOf(each) ?? []);
  // Of an illness that has ended nobody is called anew for what was accepted while it lasted.
  const found = episode.state === "active" ? (newest?.assessment.findings ?? []) : [];
  const findings = mutedBy(taken, others, found, now);
  const raising = { ids, episodeId, facilityId, now, actor: actorId, raisedBy: newest?.raisedBy ?? null };
  const open = alerts.filter(({ state }) => state !== "resolved");
  const priority = newest?.assessment.priority ?? 0;
  const detail = { accepted: taken.findings.map(([rule]) => rule), raised: findings.map(({ ruleId }) => ruleId) };
  return {
    value: viewOf({ ...alert, acceptedUntil: null }, true),
    guard: { episodeId, version },
    record: [
      ...raiseTakenBack(raising, { taken: alert.id, open, findings, priority }),
      auditRow({ at: now, actor: actorId, action: "acceptance_taken_back", facilityId, episodeId, subject: alert.id, detail }),
      markSeen(episodeId, actorId, now),
      feedRow(facilityId, episodeId, now),
    ],
    poke: [facilityId],
  };
}

/**
 * Takes back that findings of an alert are accepted: from now on they raise as ever, and at once if the newest check-in has them. Taken
 * back already, or over by itself: the same answer, and nothing changes. Where nothing was accepted there is nothing to take back.
 */
export function takeBackAcceptance(ctx: Context, credential: Credential, id: AlertId): Promise<Result<AlertView, Failure>> {
  const key = byAlert(id);
  const queries = [
    staffOf(credential, ctx.clock.now()),
    episodeInCare(key),
    alertsOf(key),
    historyOf(key),
    parameterVersions(),
  ] as const;
  return transact(ctx, queries, ([actor, episode, alerts, history, versions], now): Decided<AlertView> => {
    const refused = refusal(actor, "triage", episode);
    if (refused) return fail(refused);
    const alert = alerts.find((each) => each.id === id);
    if (actor === null || episode === null || alert === undefined) return fail({ tag: "not-found" });
    if (alert.acceptedFindings === null) return fail(movedOn(alert));
    const taken = acceptanceOf(alert);
    if (taken === null || taken.until <= now) return ok({ value: viewOf(alert, true), record: [] });
    const newest = newestAnew(episode, history, versions);
    return ok(takenBack({ ids: ctx.ids, actorId: actor.id, episode, alert, taken, alerts, newest, now }));
  });
}
