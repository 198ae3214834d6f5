import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { Role } from "#schema/terms.ts";
import { session } from "./session.ts";

/**
 * What the navigation offers to each role. It hides doors that the service would not open; the service decides
 * (a reply's `may` lists what may be done with a thing).
 */
const PLACES = {
  board: ["nurse", "lead", "doctor"],
  patients: ["nurse", "lead", "doctor"],
  enrol: ["nurse", "lead"],
  consultations: ["nurse", "lead", "doctor"],
  members: ["lead", "administrator"],
} as const satisfies Record<string, readonly Role[]>;

export function mayOpen(place: keyof typeof PLACES): boolean {
  const role = session.value?.staff.role;
  return PLACES[place].some((one) => one === role);
}

/** Does this person work where patients are held, and may ask a hospital about them? */
export const mayAsk = (): boolean => mayOpen("consultations") && session.value?.facility.kind === "station";
/** May this person take it? Whoever asks does not answer. */
export const mayAccept = ({ hospital }: Pick<ConsultationRow, "hospital">): boolean => {
  const here = session.value;
  return here?.facility.id === hospital.id && (here.staff.role === "doctor" || here.staff.role === "lead");
};
