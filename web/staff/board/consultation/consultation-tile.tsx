import type { ConsultationRow } from "#schema/api/consultation.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { now } from "../../session/clock.ts";
import { spanWord } from "../row/clock-tile.tsx";
import { type ConsultationClock, consultationClock } from "./consultation-clock.ts";

const WHAT: Record<ConsultationClock["what"], () => string> = {
  ring: () => m.clock_ring(),
  opinion: () => m.clock_opinion(),
  opinion_over: () => m.clock_opinion_over(),
  unanswered: () => m.clock_unanswered(),
  unread: () => m.clock_unread(),
};

/** How long it has waited, and for what; the fuse is that of the ring or of the opinion. Only this redraws each second. */
export function ConsultationTile({ row }: { row: ConsultationRow }) {
  const { look, what, waited, rest, share } = consultationClock(row, now.value);
  return (
    <div class={look === "running" ? "clk" : `clk ${look}`} role="timer" aria-live="off">
      <span class="sr">{m.clock_waited()}</span>
      <span class="t">{spanWord(waited)}</span>
      <span class="m">
        {WHAT[what]()} {rest && spanWord(rest)}
      </span>
      <span class="fuse">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
    </div>
  );
}
