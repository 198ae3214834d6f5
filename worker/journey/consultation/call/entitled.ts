import type { PhoneActor, StaffActor } from "../../../ground/access/actor.ts";
import { refusal } from "../../../ground/access/policy.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { movedOn, sideFor } from "../change-consultation.ts";
import { isOpen } from "../rules.ts";
import type { ConsultationFacts } from "../store.ts";
import type { Seat } from "./seat.ts";

type Caller = StaffActor | PhoneActor;

/** Whoever cares for the patient at the station, and the doctor who has it now: a colleague of theirs is told who that is. */
export function professionalRefusal(actor: StaffActor | null, consultation: ConsultationFacts | null): Failure | null {
  const side = sideFor(actor, consultation);
  if (!side.ok) return side.failure;
  if (consultation === null || side.value === "station" || consultation.doctor?.id === actor?.id) return null;
  return movedOn(consultation);
}

/** A phone that has the patient, while the patient is invited; else there is nothing there. */
function phoneRefusal(actor: PhoneActor, consultation: ConsultationFacts | null): Failure | null {
  const patient = consultation && { facilityId: consultation.stationId, personId: consultation.personId };
  const isInvited = consultation !== null && consultation.patientInvitedAt !== null;
  return refusal(actor, "join-call", patient) ?? (isInvited ? null : { tag: "not-found" });
}

function partyRefusal(actor: Caller | null, consultation: ConsultationFacts | null): Failure | null {
  return actor?.kind === "phone" ? phoneRefusal(actor, consultation) : professionalRefusal(actor, consultation);
}

/** May they be let in now? null: yes. There is a call only with a doctor who has accepted. */
export function admissionRefusal(actor: Caller | null, consultation: ConsultationFacts | null): Failure | null {
  const refused = partyRefusal(actor, consultation);
  if (refused || consultation === null) return refused ?? { tag: "not-found" };
  return consultation.state === "accepted" ? null : movedOn(consultation);
}

/** May whoever sits there stay? Between two doctors the station and the patient wait in the room. */
export function mayStay(seat: Seat | null, actor: Caller | null, consultation: ConsultationFacts): boolean {
  if (seat === null || actor === null || !isOpen(consultation.state)) return false;
  const isTheirs = seat.party === (actor.kind === "staff" ? actor.id : consultation.personId);
  return isTheirs && partyRefusal(actor, consultation) === null;
}
