import { useEffect } from "preact/hooks";
import { pageTitle } from "../alarm/watch.ts";

/** Names the page in the tab; no patient's name, since tabs are seen by whoever passes. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    pageTitle.value = title;
  }, [title]);
}
