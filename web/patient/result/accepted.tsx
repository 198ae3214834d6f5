import { clockTime, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { Outcome } from "./outcome.ts";

/** The station knows this finding and watches it until then (decisions.md 14); what to do stands beside it all the same. */
export function Accepted({ outcome: { receipt } }: { outcome: Outcome }) {
  const until = receipt?.acceptedUntil ?? null;
  if (until === null) return null;
  return <p class="note plain">{m.result_accepted({ time: clockTime(until), day: dayName(until) })}</p>;
}
