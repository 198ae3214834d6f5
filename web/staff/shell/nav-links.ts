import { m } from "../../shared/paraglide/messages.js";
import { consultations, rows } from "../board/board-state.ts";
import { needsMe } from "../board/consultation/consultation-needs.ts";
import { mayOpen } from "../session/may.ts";
import { session } from "../session/session.ts";

interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
}

/** Consultations that need something of this place or this doctor; nothing is written when there are none. */
function consultationCount(): number | undefined {
  const here = session.value;
  if (!here || !consultations.value) return undefined;
  const who = { staffId: here.staff.id, facilityId: here.facility.id };
  return [...consultations.value.values()].filter((row) => needsMe(row, who)).length || undefined;
}

export function navLinks(): NavLink[] {
  const all: (NavLink | false)[] = [
    mayOpen("board") && { href: "/staff", label: m.nav_board(), count: rows.value?.size },
    mayOpen("patients") && { href: "/staff/patients", label: m.nav_patients() },
    mayOpen("consultations") && { href: "/staff/consultations", label: m.nav_consultations(), count: consultationCount() },
    mayOpen("enrol") && { href: "/staff/enrol", label: m.nav_enrol() },
    mayOpen("members") && { href: "/staff/members", label: m.nav_members() },
    { href: "/staff/protocol", label: m.nav_protocol() },
  ];
  return all.filter((link) => link !== false);
}
