import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Icon } from "../../../../shared/ui/sprite.tsx";
import { clockText } from "../../../board/row/clock-text.ts";
import { spanWord } from "../../../board/row/clock-tile.tsx";
import { staffName } from "../../../person-words.ts";
import { now } from "../../../session/clock.ts";
import { waitOf } from "../../consultation-words.ts";
import { whenWord } from "./when-word.ts";

const MINUTE = 60_000;
const two = (count: number): string => String(count).padStart(2, "0");

/** What is left of a ring, to the second. */
export const countDown = (ms: number): string =>
  `${two(Math.floor(Math.max(0, ms) / MINUTE))}:${two(Math.ceil((Math.max(0, ms) % MINUTE) / 1_000) % 60)}`;

function Fuse({ share }: { share: number }) {
  return (
    <span class="fuse">
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
    </span>
  );
}

function RingClock({ who, from, until }: { who: string; from: number; until: number }) {
  const left = until - now.value;
  return (
    <div class="clk" role="timer" aria-live="off">
      <span class="sr">{m.consultation_ring_left()}</span>
      <span class="t">{countDown(left)}</span>
      <span class="m">{left > 0 ? m.consultation_rings_whom({ who }) : m.consultation_next_soon()}</span>
      <Fuse share={(now.value - from) / (until - from)} />
    </div>
  );
}

function OpinionClock({ from, until }: { from: number; until: number }) {
  const { look, waited, rest, share } = clockText(from, until - from, now.value);
  return (
    <div class={look === "over" ? "clk over" : "clk"} role="timer" aria-live="off">
      <span class="sr">{m.clock_waited()}</span>
      <span class="t">{spanWord(waited)}</span>
      <span class="m">
        {m.consultation_opinion_due()}
        <br />
        {look === "over" ? m.clock_over() : m.clock_left()} {spanWord(rest)}
      </span>
      <Fuse share={share} />
    </div>
  );
}

/** Nobody's clock runs: it stands since it was asked. */
function Waiting({ since }: { since: number }) {
  return (
    <div class="clk over" role="timer" aria-live="off">
      <span class="t">{spanWord(clockText(since, 0, now.value).waited)}</span>
      <span class="m">{m.consultation_waited()}</span>
    </div>
  );
}

/** The clock of this state: what is left of the ring, the time to the opinion, or how it ended. Only this redraws each second. */
export function StateClock({ view }: { view: ConsultationView }) {
  const { state, ring, opinion, withdrawn, askedAt } = view;
  const wait = waitOf(view);
  if (wait && ring && state === "ringing") return <RingClock who={staffName(ring.staff)} {...wait} />;
  if (wait) return <OpinionClock {...wait} />;
  if (state === "decided" && opinion)
    return (
      <b class="c-ended">
        <Icon name="i-check" /> {m.consultation_signed_at({ who: staffName(opinion.by), when: whenWord(opinion.at) })}
      </b>
    );
  if (withdrawn) return <b class="c-ended">{withdrawnWords(withdrawn)}</b>;
  return <Waiting since={askedAt} />;
}

export function withdrawnWords({ by, at }: NonNullable<ConsultationView["withdrawn"]>): string {
  return by ? m.consultation_withdrawn_at({ who: staffName(by), when: whenWord(at) }) : m.consultation_withdrawn_by_end();
}
