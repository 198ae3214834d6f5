import { useRef } from "preact/hooks";

/** Runs the newest work at once, or as soon as the one before it is done: at most one waits, however fast somebody types. */
export function useSoon(): (work: () => Promise<void>) => void {
  const waiting = useRef<(() => Promise<void>) | null>(null);
  const isRunning = useRef(false);
  const run = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      for (let work = waiting.current; work; work = waiting.current) {
        waiting.current = null;
        await work();
      }
    } finally {
      isRunning.current = false;
    }
  };
  return (work) => {
    waiting.current = work;
    void run();
  };
}
