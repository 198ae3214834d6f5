import type { Role } from "#schema/terms.ts";
import { m } from "./paraglide/messages.js";

const ROLE: Record<Role, () => string> = {
  nurse: () => m.role_nurse(),
  lead: () => m.role_lead(),
  doctor: () => m.role_doctor(),
  officer: () => m.role_officer(),
  administrator: () => m.role_administrator(),
};
export const roleWord = (role: Role): string => ROLE[role]();
