/**
 * The life of one person's call as a pure state machine: what the screen says, and when to try again. Times are ms of this browser's
 * clock; the effects stand in call-controller.ts.
 */

/** Why there is no call. Only `unreachable` is tried again by itself. */
export type LostBecause = "unreachable" | "refused" | "ended" | "elsewhere" | "not-configured" | "unsupported";

/** What went wrong on the way in or in the room. `token`: not accepted (any more). `room-gone`: the room is not there. */
export type CallFailure = LostBecause | "token" | "room-gone";

export interface CallState {
  readonly phase: "idle" | "checking" | "admitting" | "connecting" | "live" | "reconnecting" | "lost" | "left";
  /** Set while `lost`. */
  readonly because: LostBecause | null;
  /** When this page first was in the call; null: not yet. */
  readonly since: number | null;
  /** Failures since the call was last alive. */
  readonly attempt: number;
  /** A refused pass was renewed once already; a second refusal is an answer. */
  readonly renewed: boolean;
  /** When the next try begins by itself; null: none does. */
  readonly retryAt: number | null;
}

export type CallStep =
  | { readonly type: "check" }
  | { readonly type: "ask" }
  | { readonly type: "admitted" }
  | { readonly type: "connected"; readonly at: number }
  | { readonly type: "interrupted" }
  | { readonly type: "resumed" }
  /** `chance` 0 to 1: jitter, so that both sides do not come back in the same moment. */
  | { readonly type: "failed"; readonly why: CallFailure; readonly at: number; readonly chance: number }
  | { readonly type: "leave" };

export const AT_REST: CallState = { phase: "idle", because: null, since: null, attempt: 0, renewed: false, retryAt: null };

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;

/** How long to wait before the next try, in ms: doubling, the first almost at once. */
export function retryDelayMs(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** A pass that has died or a room that was restarted: a fresh admission puts both right, if anything does. */
const renewable = (why: CallFailure): boolean => why === "token" || why === "room-gone";

function reasonOf(why: CallFailure): LostBecause {
  if (why === "token") return "refused";
  return why === "room-gone" ? "ended" : why;
}

function fail(state: CallState, { why, at, chance }: Extract<CallStep, { type: "failed" }>): CallState {
  if (renewable(why) && !state.renewed) return { ...state, phase: "admitting", because: null, renewed: true, retryAt: null };
  const because = reasonOf(why);
  const retryAt = because === "unreachable" ? at + retryDelayMs(state.attempt, chance) : null;
  return { ...state, phase: "lost", because, retryAt, attempt: state.attempt + 1, renewed: false };
}

export function step(state: CallState, event: CallStep): CallState {
  switch (event.type) {
    case "check":
      return { ...AT_REST, phase: "checking" };
    case "ask":
      return { ...state, phase: "admitting", because: null, retryAt: null };
    case "admitted":
      return { ...state, phase: "connecting" };
    case "connected":
      return { ...state, phase: "live", since: state.since ?? event.at, attempt: 0, renewed: false };
    case "interrupted":
      return state.phase === "live" ? { ...state, phase: "reconnecting" } : state;
    case "resumed":
      return state.phase === "reconnecting" ? { ...state, phase: "live" } : state;
    case "failed":
      return fail(state, event);
    case "leave":
      return { ...AT_REST, phase: "left" };
  }
}

/** Is somebody of this page in the room, or about to come back by itself? */
export const isInCall = ({ phase }: CallState): boolean => phase === "live" || phase === "reconnecting";
