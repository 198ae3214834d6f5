import { useEffect } from "preact/hooks";

/** What is typed lives in this tab: the browser asks before a tab is closed that holds something unsent. */
export function useAskBeforeClosing(hasUnsent: boolean): void {
  useEffect(() => {
    if (!hasUnsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [hasUnsent]);
}
