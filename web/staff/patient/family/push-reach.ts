import type { PatientRecord } from "#schema/api/record.ts";
import { UNHEARD_AFTER_MS } from "#schema/terms.ts";

type Push = PatientRecord["phones"][number]["push"];

/**
 * Whether a phone is reached by push. `heard`: it told us so itself, and nothing has been taken since that it did not tell us of;
 * `waiting`: something is on its way, for less than a quarter of an hour; `silent`: longer; `unknown`: nothing was ever heard.
 */
export type PushReach = { readonly is: "off" | "unknown" } | { readonly is: "heard" | "waiting" | "silent"; readonly at: number };

export function pushReach(push: Push, now: number): PushReach {
  if (push === null) return { is: "off" };
  const { heardAt, unheardSince } = push;
  if (unheardSince !== null) return { is: unheardSince + UNHEARD_AFTER_MS <= now ? "silent" : "waiting", at: unheardSince };
  return heardAt === null ? { is: "unknown" } : { is: "heard", at: heardAt };
}
