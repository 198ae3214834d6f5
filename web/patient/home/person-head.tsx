import type { DevicePerson } from "#schema/api/access.ts";
import { SITE_OFFSET_MS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { fullNameHere } from "../person/named-here.ts";
import { siteNow } from "../session/clock.ts";

const DAY_MS = 86_400_000;

/** The day of illness, the first day being 1; null when nobody has said when it began. */
function illnessDay({ onsetDate }: DevicePerson, at: number): number | null {
  if (onsetDate === null) return null;
  const today = Math.floor((at + SITE_OFFSET_MS) / DAY_MS);
  return today - Math.floor(Date.parse(`${onsetDate}T00:00:00Z`) / DAY_MS) + 1;
}

export function PersonHead({ of }: { of: DevicePerson }) {
  const day = illnessDay(of, siteNow.value);
  return (
    <div class="me">
      <h1>{fullNameHere(of)}</h1>
      {of.episodeState === "active" && day !== null && day > 0 && <p>{m.day_of_illness({ day })}</p>}
    </div>
  );
}
