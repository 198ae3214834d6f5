import { isStale } from "../../shared/live-state.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { now } from "../session/clock.ts";
import { line, toldAt } from "./board-state.ts";

function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return seconds < 60
    ? m.stale_seconds({ seconds })
    : m.stale_minutes({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** The board says its age when the line is gone; nobody must take it for the present. */
export function StaleBanner() {
  const opened = line.value;
  const state = opened?.state.value;
  if (!opened || !state || state.heardAt === null || !(now.value && isStale(state, Date.now()))) return null;
  const trying = state.phase === "offline" ? m.stale_offline() : m.stale_trying({ count: Math.max(1, state.attempt) });
  return (
    <>
      <div class="banner">
        <Icon name="i-offline" />
        <b role="alert">{m.stale_title()}</b>
        <b class="num">{ageWords(Date.now() - state.heardAt)}</b>
        <span>
          {toldAt.value !== null && m.stale_as_of({ time: clockTime(toldAt.value) })} {trying} {m.stale_call()}
        </span>
        <span class="sp" />
        <button type="button" class="btn btn-s" onClick={opened.retryNow}>
          {m.stale_retry()}
        </button>
      </div>
      <div class="stale-edge" />
    </>
  );
}
