import { maxSeverity } from "#clinical/severity.ts";
import type { AskBody } from "#schema/api/consultation.ts";
import type { EpisodeId } from "#schema/ids.ts";
import type { Severity } from "#schema/terms.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { byEpisode, type EpisodeInCare, episodeInCare, markSeen } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import { contentHash, hexOf } from "../../ground/platform/content-hash.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { askHospital } from "../consultation/part.ts";
import { candidatesAt } from "../consultation/ring/candidates.ts";
import { notAHospital } from "../consultation/ring/ring-again.ts";
import { canBeAsked, consultationById, openConsultation } from "../consultation/store.ts";
import { taken } from "./acknowledge-alert.ts";
import { type AlertRow, alertsOf } from "./alert-row.ts";
import { recordAction } from "./store.ts";
import { tellSeen } from "./tell.ts";

/** How the illness stands: the worst that is open, or what the newest check-in meant. */
function severityNow(alerts: readonly AlertRow[], { lastSeverity }: EpisodeInCare): Severity | null {
  const open = alerts.filter(({ state, kind }) => state !== "resolved" && (kind === "clinical" || kind === "help"));
  const all = [...open.map(({ severity }) => severity), ...(lastSeverity ? [lastSeverity] : [])];
  return all.length === 0 ? null : maxSeverity(all);
}

/** Whoever asks about an alert has it; a colleague's stays theirs. */
function heldBy(actor: StaffActor, alert: AlertRow | null, now: number): Statement[] {
  if (alert === null || alert.state === "resolved") return [];
  const by = { id: actor.id, name: actor.name, title: actor.title };
  const taking = alert.state === "open" ? [...taken({ actor, by, alert, now }).record, ...tellSeen(alert, now)] : [];
  return [...taking, recordAction(alert.id, "consulted", now)];
}

/** Asks a hospital, from an alert or from the patient's page. The console makes the id; a repeat is recognised. */
export async function askConsultation(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  body: AskBody,
): Promise<Result<{ readonly isNew: boolean }, Failure>> {
  const hash = hexOf(await contentHash(body));
  const now = ctx.clock.now();
  const queries = [
    staffOf(credential, now),
    episodeInCare(byEpisode(episodeId)),
    alertsOf(byEpisode(episodeId)),
    consultationById(body.id),
    openConsultation(episodeId),
    canBeAsked(body.hospitalId),
    candidatesAt(body.hospitalId, now),
  ] as const;
  return transact(
    ctx,
    queries,
    ([actor, episode, alerts, before, open, asksAHospital, candidates], at): Decided<{ isNew: boolean }> => {
      const refused = refusal(actor, "ask-consultation", episode);
      if (refused) return fail(refused);
      if (actor === null || episode === null) return fail({ tag: "not-found" });
      if (before) {
        const same = before.episodeId === episodeId && before.contentHash === hash;
        return same ? ok({ value: { isNew: false }, record: [] }) : fail({ tag: "id-conflict" });
      }
      if (episode.state === "ended")
        return fail({ tag: "episode-ended", state: episode.state, by: episode.endedBy, at: episode.endedAt ?? at });
      if (open) return fail({ tag: "consultation-open", state: open.state, by: open.askedBy, at: open.askedAt });
      if (!asksAHospital || body.hospitalId === episode.facilityId) return fail(notAHospital);
      const alert = alerts.find((one) => one.id === body.alertId) ?? null;
      if (body.alertId !== null && alert === null) return fail({ tag: "not-found" });
      const { facilityId: stationId, version } = episode;
      const severity = severityNow(alerts, episode);
      const asking = {
        body,
        contentHash: hash,
        episodeId,
        stationId,
        severity,
        by: actor.id,
        roomName: ctx.ids.token(),
        now: at,
      };
      const told = [stationId, body.hospitalId];
      return ok({
        value: { isNew: true },
        guard: { episodeId, version },
        record: [
          ...askHospital(asking, candidates),
          ...heldBy(actor, alert, at),
          auditRow({
            at,
            actor: actor.id,
            action: "consultation_asked",
            facilityId: stationId,
            episodeId,
            subject: body.id,
            detail: { hospitalId: body.hospitalId },
          }),
          markSeen(episodeId, actor.id, at),
          ...told.map((facility) => feedRow(facility, episodeId, at)),
        ],
        poke: told,
        wake: told,
      });
    },
  );
}
