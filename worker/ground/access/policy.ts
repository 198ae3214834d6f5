import type { FacilityId, PersonId } from "#schema/ids.ts";
import { type FacilityKind, ROLES, type Role } from "#schema/terms.ts";
import type { Failure } from "../platform/failure.ts";
import type { Actor, StaffActor } from "./actor.ts";

/** Everything that is guarded, by the verb's name. */
export type Action =
  | "enrol"
  | "correct"
  | "activate"
  | "end"
  | "list"
  | "read-record"
  | "note"
  | "set-medicines"
  | "print-certificate"
  | "check-in"
  | "triage"
  | "ask-consultation"
  | "consult"
  | "answer-consultation"
  | "join-call"
  | "watch-board"
  | "help"
  | "read-course"
  | "privacy"
  | "set-reminders"
  | "answer-data-request"
  | "see-members"
  | "reset-password"
  | "own-sessions"
  | "start-shift"
  | "end-shift"
  | "see-parameters"
  | "set-parameters";

/** Which roles of the facility that holds the patient may do it. Access defaults to no: what is not here is refused. */
const STAFF_MAY: Partial<Record<Action, readonly Role[]>> = {
  enrol: ["nurse", "lead"],
  correct: ["nurse", "lead"],
  activate: ["nurse", "lead"],
  end: ["nurse", "lead"],
  list: ["nurse", "lead", "doctor"],
  "read-record": ["nurse", "lead", "doctor"],
  note: ["nurse", "lead", "doctor"],
  "set-medicines": ["nurse", "lead", "doctor"],
  "print-certificate": ["nurse", "lead", "doctor"],
  "check-in": ["nurse", "lead"],
  triage: ["nurse", "lead", "doctor"],
  // A consultation has two sides: the station asks and takes part, the hospital answers. Each is judged at its own facility.
  "ask-consultation": ["nurse", "lead", "doctor"],
  consult: ["nurse", "lead", "doctor"],
  "answer-consultation": ["doctor", "lead"],
  // Whoever leads the station answers for what becomes of a record; its nurses speak with the family.
  "answer-data-request": ["nurse", "lead"],
  "watch-board": ["nurse", "lead", "doctor"],
  "see-members": ["lead", "administrator"],
  "reset-password": ["lead", "administrator"],
  "own-sessions": ROLES,
  "start-shift": ["nurse", "lead", "doctor"],
  "end-shift": ROLES,
  "see-parameters": ROLES,
  "set-parameters": ["lead"],
};
/** What is done for the whole deployment, and so only at the facility above all others: its lead is the medical lead (docs/decisions). */
const ONLY_AT: Partial<Record<Action, FacilityKind>> = { "set-parameters": "health_department" };
/** What an administrator may do at every facility. Patients are not among it. */
const ADMINISTRATOR_ANYWHERE: readonly Action[] = ["see-members", "reset-password"];
const PHONE_MAY: readonly Action[] = ["check-in", "help", "read-course", "join-call", "privacy", "set-reminders"];

/** What is acted on: the facility that holds it and, for a patient, the person. */
export interface Resource {
  readonly facilityId: FacilityId;
  readonly personId?: PersonId;
}

function staffMay({ role, facilityKind }: StaffActor, action: Action): boolean {
  const kind = ONLY_AT[action];
  return (STAFF_MAY[action]?.includes(role) ?? false) && (kind === undefined || kind === facilityKind);
}

/**
 * May this actor do this to that? null: yes. A patient of another facility, or of another phone, is answered as if it did not exist.
 */
export function refusal(actor: Actor | null, action: Action, resource: Resource | null): Failure | null {
  if (actor === null) return { tag: "not-signed-in" };
  if (actor.kind === "system") return null;
  if (actor.kind === "staff" && actor.mustChangePassword) return { tag: "password-must-change" };
  if (resource === null) return { tag: "not-found" };
  if (actor.kind === "phone") {
    const granted = actor.grants.some((grant) => grant.personId === resource.personId);
    return granted && PHONE_MAY.includes(action) ? null : { tag: "not-found" };
  }
  const everywhere = actor.role === "administrator" && ADMINISTRATOR_ANYWHERE.includes(action);
  if (actor.facilityId !== resource.facilityId && !everywhere) return { tag: "not-found" };
  return staffMay(actor, action) ? null : { tag: "forbidden" };
}

/** The actions of this list that the actor may do, for the `may` of a reply. */
export function allowed<A extends Action>(actor: Actor, actions: readonly A[], resource: Resource): A[] {
  return actions.filter((action) => refusal(actor, action, resource) === null);
}
