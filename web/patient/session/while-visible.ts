import { useEffect } from "preact/hooks";

/** Runs now and again while the page is looked at; rests while it is hidden. */
export function useWhileVisible(work: () => Promise<void>, everyMs: number, key: string): void {
  useEffect(() => {
    const run = () => void (document.hidden || work());
    run();
    const timer = setInterval(run, everyMs);
    document.addEventListener("visibilitychange", run);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", run);
    };
  }, [key, everyMs]);
}
