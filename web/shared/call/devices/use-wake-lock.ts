import { useEffect } from "preact/hooks";

/** Keeps the screen on while somebody is in a call: a phone that sleeps takes the call with it. Where that cannot be asked for, nothing. */
export function useWakeLock(inCall: boolean): void {
  useEffect(() => {
    if (!inCall || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    // The browser lets go of it whenever the page is hidden.
    const hold = async () => {
      if (over || document.visibilityState !== "visible") return;
      const held = await navigator.wakeLock.request("screen").catch(() => null);
      if (over) void held?.release();
      else lock = held;
    };
    void hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, [inCall]);
}
