import { m } from "../../../shared/paraglide/messages.js";
import { now } from "../../session/clock.ts";
import { clockText, type Span } from "./clock-text.ts";

const UNIT = {
  minutes: (count: number) => m.span_minutes({ count }),
  hours: (count: number) => m.span_hours({ count }),
  days: (count: number) => m.span_days({ count }),
};
export const spanWord = (span: Span): string => (span.as === "clock" ? span.text : UNIT[span.as](span.count));

interface Timed {
  readonly clockFrom: number;
  readonly targetMs: number;
}

/** How long it has waited, over its target; the fuse burns below. Only this redraws each second. */
export function ClockTile({ alert }: { alert: Timed }) {
  const { look, waited, rest, share } = clockText(alert.clockFrom, alert.targetMs, now.value);
  return (
    <div class={look === "running" ? "clk" : `clk ${look}`} role="timer" aria-live="off">
      <span class="sr">{m.clock_waited()}</span>
      <span class="t">{spanWord(waited)}</span>
      <span class="m">
        {look === "over" ? m.clock_over() : m.clock_left()}
        <br />
        {spanWord(rest)}
      </span>
      <span class="fuse">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
    </div>
  );
}
