import type { ConsultationView } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { recordLater } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import { known, load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { sideFor } from "../../journey/consultation/change-consultation.ts";
import { mayDo, type Side } from "../../journey/consultation/rules.ts";
import { type ConsultationFacts, consultationById } from "../../journey/consultation/store.ts";
import { caseOf } from "./case.ts";
import { toConsultationRow } from "./consultation-row.ts";
import { messagesOf, opinionOf, opinionsOf, presenceOf, presencesOf, ringOf, ringsOf, thisOne } from "./history.ts";
import { alertsFor, caseHead, checkinsFor, lastReadBy, notesFor, shownConsultation } from "./query.ts";

/** A page that is open asks again with every piece of news; one line in the audit stands for that long. */
const READ_MS = 10 * 60_000;

/** All that the page shows, in one D1 call of a fixed number of statements. */
const everythingOf = (credential: Credential, id: ConsultationId, now: number) =>
  [
    staffOf(credential, now),
    consultationById(id),
    shownConsultation(id),
    ringsOf(thisOne(id)),
    opinionsOf(thisOne(id)),
    messagesOf(id),
    presencesOf(thisOne(id)),
    caseHead(id, now),
    checkinsFor(id),
    alertsFor(id),
    notesFor(id),
    credential.kind === "staff" ? lastReadBy(id, credential.tokenHash) : known(null),
  ] as const;

/** A patient's data were seen by a person of another house, too: both sides' readings are written down. */
function writeReading(ctx: Context, actor: StaffActor, { id, episodeId }: ConsultationFacts, last: number | null, now: number) {
  if (last !== null && now - last < READ_MS) return;
  const { id: reader, facilityId } = actor;
  recordLater(ctx, [auditRow({ at: now, actor: reader, action: "consultation_read", facilityId, episodeId, subject: id })]);
}

function verbsOf(ctx: Context, actor: StaffActor, side: Side, { state, rung, doctor, readAt }: ConsultationFacts) {
  const isRung = rung?.id === actor.id;
  const isDoctor = doctor?.id === actor.id;
  return mayDo({ side, state, isRung, isDoctor, isRead: readAt !== null, callsConfigured: ctx.calls !== null });
}

/** The page of a consultation, the same for both sides: what was asked, the case, what was said and decided. Readers are written down. */
export async function readConsultation(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
): Promise<Result<ConsultationView, Failure>> {
  const now = ctx.clock.now();
  const [actor, facts, shown, rings, opinions, messages, presences, head, checkins, alerts, notes, read] = await load(
    ctx,
    everythingOf(credential, id, now),
  );
  const side = sideFor(actor, facts);
  if (!side.ok) return side;
  if (!actor || !facts || !shown || !head) return fail({ tag: "not-found" });
  writeReading(ctx, actor, facts, read?.at ?? null, now);
  const { done, medicines, allergies, invitedAt, invitedBy, frozenAt } = shown;
  const mayTriage = refusal(actor, "triage", { facilityId: facts.stationId }) === null;
  return ok({
    ...toConsultationRow(shown),
    ...{ done, medicines, allergies, messages },
    rings: rings.map(ringOf),
    opinions: opinions.map(opinionOf),
    call: {
      configured: ctx.calls !== null,
      invited: invitedBy && invitedAt !== null ? { by: invitedBy, at: invitedAt } : null,
      phoneLinked: head.linked,
      presences: presences.flatMap(presenceOf),
    },
    case: caseOf({ head, checkins, alerts, notes, frozenAt, mayTriage }),
    may: verbsOf(ctx, actor, side.value, facts),
  });
}
