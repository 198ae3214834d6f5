import type { Failure } from "../../platform/failure.ts";
import type { StaffActor } from "../actor.ts";
import { refusal } from "../policy.ts";
import type { Member } from "./store.ts";

/**
 * May this person set a password for that one? Never for oneself (that is the change, which asks for the old one), and a lead never
 * for an administrator: whoever sets a password can become that person.
 */
export function resetRefusal(actor: StaffActor | null, member: Member | null): Failure | null {
  const refused = refusal(actor, "reset-password", actor);
  if (refused || actor === null) return refused ?? { tag: "not-signed-in" };
  const elsewhere = refusal(actor, "reset-password", member && { facilityId: member.facility_id });
  if (elsewhere || member === null) return elsewhere ?? { tag: "not-found" };
  const above = member.role === "administrator" && actor.role !== "administrator";
  return member.id === actor.id || above || member.disabled_at !== null ? { tag: "forbidden" } : null;
}
