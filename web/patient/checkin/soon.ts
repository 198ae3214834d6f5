import { useEffect, useRef } from "preact/hooks";

const REST_MS = 300;

/** Runs the newest work after a short rest, and at once when the page goes away: a slow phone need not write at every key. */
export function useSoon(): (work: () => Promise<void>) => void {
  const waiting = useRef<(() => Promise<void>) | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const run = () => {
    clearTimeout(timer.current);
    void waiting.current?.();
    waiting.current = null;
  };
  useEffect(() => {
    addEventListener("pagehide", run);
    document.addEventListener("visibilitychange", run);
    return () => {
      run();
      removeEventListener("pagehide", run);
      document.removeEventListener("visibilitychange", run);
    };
  }, []);
  return (work) => {
    waiting.current = work;
    clearTimeout(timer.current);
    timer.current = setTimeout(run, REST_MS);
  };
}
