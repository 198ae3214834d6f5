import type { StaffRef } from "#schema/api/common.ts";
import type { ConsultationId, FacilityId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { type EpisodeHead, episodeHeadBy, markSeen } from "../../ground/episode/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Query, Statement } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { type Side, sideOf } from "./rules.ts";
import { byConsultation, type ConsultationFacts, consultationById } from "./store.ts";

/** What is written for an act; without statements nothing has changed (a repeat). */
export interface ConsultationChange {
  readonly action: string;
  readonly detail?: unknown;
  readonly record: readonly Statement[];
  /** A hospital that is asked from now on: beside the two that are told anyway. */
  readonly newcomer?: FacilityId;
}

export interface Scene<E> {
  readonly actor: StaffActor;
  readonly by: StaffRef;
  readonly side: Side;
  readonly consultation: ConsultationFacts;
  readonly episode: EpisodeHead;
  /** What the verb loaded beside them. */
  readonly also: E;
  readonly now: number;
}

/** What stands in the way: the state now, who brought it there and when. */
export function movedOn({
  state,
  doctor,
  acceptedAt,
  rung,
  rungAt,
  signedBy,
  signedAt,
  withdrawnBy,
  withdrawnAt,
  askedAt,
}: ConsultationFacts): Failure {
  const [by, at] = {
    ringing: [rung, rungAt] as const,
    unanswered: [null, askedAt] as const,
    accepted: [doctor, acceptedAt] as const,
    decided: [signedBy, signedAt] as const,
    withdrawn: [withdrawnBy, withdrawnAt] as const,
  }[state];
  return { tag: "consultation-moved-on", state, by, at: at ?? askedAt };
}

/** Both sides' boards. */
export const audiences = ({ stationId, hospitalId }: Pick<ConsultationFacts, "stationId" | "hospitalId">): FacilityId[] => [
  stationId,
  hospitalId,
];

/** Whether this person may act on that side; who stands on no side is answered as if it did not exist. */
export function sideFor(actor: StaffActor | null, consultation: ConsultationFacts | null): Result<Side, Failure> {
  if (actor === null) return fail({ tag: "not-signed-in" });
  const side = consultation && sideOf(actor.facilityId, consultation);
  const action = side === "hospital" ? "answer-consultation" : "consult";
  const refused = refusal(actor, action, side && { facilityId: actor.facilityId });
  if (refused) return fail(refused);
  if (side === null || consultation === null) return fail({ tag: "not-found" });
  // Taken back, it is no longer the hospital's to see; whoever was at work on it learns by whom.
  if (side === "hospital" && consultation.state === "withdrawn") return fail(movedOn(consultation));
  return ok(side);
}

/** What all acts have in common: who may, the episode's version, the audit, both boards and dispatchers, and that it counts as seen. */
export function changeConsultation<E>(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  { on, also }: { readonly on: Side | "both"; readonly also: Query<E> },
  decide: (scene: Scene<E>) => Result<ConsultationChange, Failure>,
): Promise<Result<null, Failure>> {
  const key = byConsultation(id);
  const queries = [staffOf(credential, ctx.clock.now()), consultationById(id), episodeHeadBy(key), also] as const;
  return transact(ctx, queries, ([actor, consultation, episode, loaded], now) => {
    const found = sideFor(actor, consultation);
    if (!found.ok) return found;
    if (actor === null || consultation === null || episode === null) return fail({ tag: "not-found" });
    const side = found.value;
    if (on !== "both" && on !== side) return fail({ tag: "forbidden" });
    const by = { id: actor.id, name: actor.name, title: actor.title };
    const decided = decide({ actor, by, side, consultation, episode, also: loaded, now });
    if (!decided.ok) return decided;
    const { action, detail, record, newcomer } = decided.value;
    if (record.length === 0) return ok({ value: null, record });
    const { id: episodeId, version } = episode;
    const told = [...audiences(consultation), ...(newcomer ? [newcomer] : [])];
    return ok({
      value: null,
      guard: { episodeId, version },
      record: [
        ...record,
        auditRow({ at: now, actor: actor.id, action, facilityId: actor.facilityId, episodeId, subject: id, detail }),
        markSeen(episodeId, actor.id, now),
        ...told.map((facility) => feedRow(facility, episodeId, now)),
      ],
      poke: told,
      wake: told,
    });
  });
}
