import { m } from "../../shared/paraglide/messages.js";
import { rows } from "../board/board-state.ts";
import { mayOpen } from "../session/may.ts";

interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
}

export function navLinks(): NavLink[] {
  const all: (NavLink | false)[] = [
    mayOpen("board") && { href: "/staff", label: m.nav_board(), count: rows.value?.size },
    mayOpen("patients") && { href: "/staff/patients", label: m.nav_patients() },
    mayOpen("enrol") && { href: "/staff/enrol", label: m.nav_enrol() },
    mayOpen("members") && { href: "/staff/members", label: m.nav_members() },
  ];
  return all.filter((link) => link !== false);
}
