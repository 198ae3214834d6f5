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
  members: ["lead", "administrator"],
} as const satisfies Record<string, readonly Role[]>;

export function mayOpen(place: keyof typeof PLACES): boolean {
  const role = session.value?.staff.role;
  return PLACES[place].some((one) => one === role);
}
