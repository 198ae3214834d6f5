/**
 * The life of the board's socket as a pure state machine: what the screen may say about its own age, and when to try again.
 * Times are ms of this browser's clock; the effects stand in live.ts.
 */
export interface LiveState {
  /** `ended`: the session is over (4401), nothing is tried until somebody signs in. */
  readonly phase: "connecting" | "live" | "waiting" | "offline" | "ended";
  /** Tries since the line was last alive. */
  readonly attempt: number;
  /** The last message's number; null: a whole snapshot is asked for. */
  readonly since: number | null;
  /** When the board last spoke; null: never. */
  readonly heardAt: number | null;
  /** When the line was lost; null while it is alive or was never there. */
  readonly lostAt: number | null;
}

export type LiveEvent =
  | { readonly type: "opening" }
  | { readonly type: "heard"; readonly at: number; readonly seq: number | null }
  | { readonly type: "garbled" }
  | { readonly type: "closed"; readonly at: number; readonly sessionEnded: boolean }
  | { readonly type: "offline"; readonly at: number }
  | { readonly type: "online" };

export const AT_START: LiveState = { phase: "connecting", attempt: 0, since: null, heardAt: null, lostAt: null };

/** No answer for this long, in ms: the board is stale (decisions.md 19). */
export const STALE_AFTER_MS = 30_000;
/** A line lost for a moment is not worth a banner, in ms. */
const LOST_GRACE_MS = 4_000;
const FIRST_DELAY_MS = 700;
const LONGEST_DELAY_MS = 20_000;

const lost = (state: LiveState, at: number): LiveState => ({ ...state, lostAt: state.lostAt ?? at });

export function step(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case "opening":
      return { ...state, phase: "connecting", attempt: state.attempt + 1 };
    case "heard":
      return { phase: "live", attempt: 0, since: event.seq ?? state.since, heardAt: event.at, lostAt: null };
    case "garbled":
      return { ...state, since: null };
    case "closed":
      return {
        ...lost(state, event.at),
        phase: event.sessionEnded ? "ended" : state.phase === "offline" ? "offline" : "waiting",
      };
    case "offline":
      return { ...lost(state, event.at), phase: "offline" };
    case "online":
      return { ...state, phase: "waiting", attempt: 0 };
  }
}

/** How long to wait before the next try, in ms: doubling, with jitter so that a ward's screens do not come back at once. */
export function retryDelayMs(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** The line looks open but nobody answers: it is as good as closed. */
export const isSilent = ({ phase, heardAt }: LiveState, at: number): boolean =>
  phase === "live" && heardAt !== null && at - heardAt >= STALE_AFTER_MS;

/** May what stands on the screen be older than it looks? Then the screen says its age. */
export function isStale(state: LiveState, at: number): boolean {
  if (state.heardAt === null) return false;
  if (state.phase === "offline") return true;
  if (isSilent(state, at)) return true;
  return state.lostAt !== null && at - state.lostAt >= LOST_GRACE_MS;
}
