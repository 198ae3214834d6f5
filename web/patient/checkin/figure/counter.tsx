import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";

/** Breaths are counted over a full minute (protocol.md 10.5). */
const FULL_MS = 60_000;
const TICK_MS = 250;
/** Two touches closer than this are one: nobody breathes so fast. */
const BOUNCE_MS = 300;
const TICKS = Array.from({ length: 20 }, (_, index) => index);
const RING = 2 * Math.PI * 122;

/** Counts touches for a minute. A page that was hidden, or lay under a sheet, has missed breaths, so it begins again. */
export function useBreathCount() {
  const startedAt = useSignal<number | null>(null);
  const count = useSignal(0);
  const elapsed = useSignal(0);
  const lastTap = useSignal(0);
  const interrupted = useSignal(false);
  const restart = () => {
    [startedAt.value, count.value, elapsed.value, interrupted.value] = [null, 0, 0, false];
  };
  useEffect(() => {
    const interrupt = () => {
      restart();
      interrupted.value = true;
    };
    const timer = setInterval(() => {
      if (startedAt.value === null || elapsed.value >= FULL_MS) return;
      if (document.querySelector("dialog[open]")) return interrupt();
      elapsed.value = Math.min(FULL_MS, performance.now() - startedAt.value);
      if (elapsed.value >= FULL_MS) navigator.vibrate?.(300);
    }, TICK_MS);
    const onHide = () => {
      if (!document.hidden || startedAt.value === null || elapsed.value >= FULL_MS) return;
      interrupt();
    };
    document.addEventListener("visibilitychange", onHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, []);
  const secondsLeft = Math.ceil((FULL_MS - elapsed.value) / 1000);
  const tap = () => {
    const at = performance.now();
    if (startedAt.value === null) {
      [startedAt.value, lastTap.value, interrupted.value] = [at, at, false];
      return;
    }
    if (at - startedAt.value >= FULL_MS || at - lastTap.value < BOUNCE_MS) return;
    lastTap.value = at;
    count.value += 1;
  };
  return {
    running: startedAt.value !== null && elapsed.value < FULL_MS,
    done: elapsed.value >= FULL_MS,
    count: count.value,
    interrupted: interrupted.value,
    secondsLeft,
    /** Steps once a second; only where motion is wanted it glides there. */
    share: 1 - (secondsLeft * 1000) / FULL_MS,
    tap,
    restart,
  };
}
export type BreathCount = ReturnType<typeof useBreathCount>;

function Ring({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 268 268" aria-hidden="true">
      <circle cx="134" cy="134" r="100" fill="var(--cham-soft)" stroke="var(--cham)" stroke-width="3" />
      {TICKS.map((index) => (
        <line
          key={index}
          x1="134"
          y1="22"
          x2="134"
          y2="29"
          stroke="var(--line-strong)"
          stroke-width={index % 5 === 0 ? 3 : 1.5}
          transform={`rotate(${index * 18} 134 134)`}
        />
      ))}
      <circle cx="134" cy="134" r="122" fill="none" stroke="var(--line)" stroke-width="14" />
      <circle
        class="ring"
        cx="134"
        cy="134"
        r="122"
        fill="none"
        stroke="var(--cham)"
        stroke-width="14"
        stroke-dasharray={`${RING * share} ${RING}`}
        transform="rotate(-90 134 134)"
      />
    </svg>
  );
}

/** One round target; the first touch starts the clock and is not a breath. */
export function Counter({ breaths }: { breaths: BreathCount }) {
  const { running, done, count, secondsLeft, share, tap } = breaths;
  const idle = !running && !done;
  return (
    <button
      type="button"
      class="counter"
      aria-disabled={done}
      onPointerDown={tap}
      // A key, or a screen reader that touches for somebody: a click that no finger made. A key that is held down is one touch.
      onClick={({ detail }) => detail === 0 && tap()}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      <Ring share={share} />
      <span class="in">
        {idle ? <b class="start">{m.breaths_start()}</b> : <span class="n">{count}</span>}
        {!idle && <span>{m.breaths_count()}</span>}
        {running && <b class="num">{m.breaths_left({ seconds: secondsLeft })}</b>}
        {done && <b>{m.breaths_full_minute()}</b>}
      </span>
      <span class="sr" role="status">
        {done ? m.breaths_done({ count }) : ""}
      </span>
    </button>
  );
}
