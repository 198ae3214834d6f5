/** A stretch of time as a tile shows it: mm:ss under an hour, h:mm for targets counted in hours, else a number with a unit's word. */
export type Span =
  | { readonly as: "clock"; readonly text: string }
  | { readonly as: "minutes" | "hours" | "days"; readonly count: number };

export interface ClockText {
  /** `running`: dark tile; `over`: red tile with the word; `calm`: outlined tile, the target is counted in hours. */
  readonly look: "running" | "over" | "calm";
  readonly waited: Span;
  /** What is left of the target, or how far it is passed. */
  readonly rest: Span;
  /** Share of the target used up, 0 to 1. */
  readonly share: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A rest under this is worth its seconds. */
const SECONDS_BELOW = 10 * MINUTE;

const two = (value: number): string => String(value).padStart(2, "0");
const pair = (large: number, small: number): Span => ({ as: "clock", text: `${large}:${two(small)}` });
const minutesSeconds = (ms: number): Span => ({
  as: "clock",
  text: `${two(Math.floor(ms / MINUTE))}:${two(Math.floor((ms % MINUTE) / SECOND))}`,
});
const hoursMinutes = (ms: number): Span => pair(Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE));

function words(ms: number): Span {
  if (ms >= 2 * DAY) return { as: "days", count: Math.floor(ms / DAY) };
  if (ms >= HOUR) return { as: "hours", count: Math.floor(ms / HOUR) };
  return { as: "minutes", count: Math.floor(ms / MINUTE) };
}

function waitedOf(ms: number, calm: boolean): Span {
  if (calm) return ms < 6 * HOUR ? hoursMinutes(ms) : words(ms);
  return ms < HOUR ? minutesSeconds(ms) : words(ms);
}

function restOf(ms: number, calm: boolean): Span {
  if (!calm && ms < SECONDS_BELOW) return pair(Math.floor(ms / MINUTE), Math.floor((ms % MINUTE) / SECOND));
  return calm && ms >= HOUR && ms < DAY ? hoursMinutes(ms) : words(ms);
}

/** What the clock of an alert shows at `at`; all in ms. A clock ahead of the service's counts as zero. */
export function clockText(clockFrom: number, targetMs: number, at: number): ClockText {
  const waited = Math.max(0, at - clockFrom);
  const over = waited > targetMs;
  const calm = targetMs > HOUR;
  const asHours = calm && !over;
  return {
    look: over ? "over" : calm ? "calm" : "running",
    waited: waitedOf(waited, asHours),
    rest: restOf(over ? waited - targetMs : targetMs - waited, calm),
    share: targetMs > 0 ? Math.min(1, waited / targetMs) : 1,
  };
}
