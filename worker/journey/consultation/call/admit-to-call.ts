import type { Admission } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import { actorOf, type PhoneActor, type StaffActor } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { feedRow, outboxRowUnlessSooner } from "../../../ground/delivery/store.ts";
import { type Decision, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import type { Calls } from "../../../ground/platform/ports.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { audiences } from "../change-consultation.ts";
import { type ConsultationFacts, consultationById } from "../store.ts";
import { admissionRefusal } from "./entitled.ts";
import { peopleOf } from "./people.ts";
import { RECONCILE_CALL } from "./reconcile-call.ts";
import { LOOK_EVERY_MS, ROOM_MADE_WITHIN_MS } from "./rules.ts";
import { identityOf, type Seat } from "./seat.ts";
import { openRoom } from "./store.ts";

/** Into which room, as whom, and who is called what there. */
interface Entry {
  readonly room: string;
  readonly identity: string;
  readonly people: Record<string, string>;
}

const seatFor = (actor: StaffActor | PhoneActor, { personId }: ConsultationFacts): Seat =>
  actor.kind === "staff"
    ? { kind: "staff", party: actor.id, device: actor.sessionId }
    : { kind: "phone", party: personId, device: actor.id };

/** What is written for an admission: who, that there is a room from now on, and the clock that looks into it. */
function admitted(
  actor: StaffActor | PhoneActor,
  consultation: ConsultationFacts,
  doctor: NonNullable<ConsultationFacts["doctor"]>,
  now: number,
): Omit<Decision<never>, "value"> {
  const { id, episodeId, stationId } = consultation;
  const facilityId = actor.kind === "staff" ? actor.facilityId : stationId;
  const told = audiences(consultation);
  return {
    claims: [openRoom({ id, doctor: doctor.id, forPatient: actor.kind === "phone", now })],
    record: [
      auditRow({ at: now, actor: actor.id, action: "call_admitted", facilityId, episodeId, subject: id }),
      ...told.map((facility) => feedRow(facility, episodeId, now)),
      outboxRowUnlessSooner(stationId, RECONCILE_CALL, id, now + ROOM_MADE_WITHIN_MS, now + LOOK_EVERY_MS),
    ],
    poke: told,
    wake: [stationId],
  };
}

/** The room is made by us, at the first admission; a pass is for this one alone and dies within five minutes. */
async function letIn(ctx: Context, calls: Calls, { room, identity, people }: Entry): Promise<Result<Admission, Failure>> {
  try {
    await calls.open(room);
    return ok({ ...(await calls.pass(room, identity)), identity, people });
  } catch (error) {
    ctx.log.write({ event: "failed", where: "admit_to_call", error: error instanceof Error ? error.name : "unknown" });
    return fail({ tag: "calls-unreachable" });
  }
}

/** Lets one browser into the call of a consultation: the record first, then the room and the pass. Whoever comes back asks anew. */
export async function admitToCall(ctx: Context, credential: Credential, id: ConsultationId): Promise<Result<Admission, Failure>> {
  const { calls } = ctx;
  const queries = [actorOf(credential, ctx.clock.now()), consultationById(id), peopleOf(id)] as const;
  const entry = await transact(ctx, queries, ([actor, consultation, people], now) => {
    const refused = admissionRefusal(actor, consultation);
    if (refused) return fail(refused);
    const doctor = consultation?.doctor ?? null;
    if (actor === null || consultation === null || doctor === null) return fail({ tag: "not-found" });
    if (calls === null) return fail({ tag: "calls-not-configured" });
    const identity = identityOf(seatFor(actor, consultation));
    return ok({ value: { room: consultation.roomName, identity, people }, ...admitted(actor, consultation, doctor, now) });
  });
  if (!entry.ok) return entry;
  return calls === null ? fail({ tag: "calls-not-configured" }) : letIn(ctx, calls, entry.value);
}
