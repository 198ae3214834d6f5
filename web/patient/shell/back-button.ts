import { useEffect, useRef } from "preact/hooks";

const HOME = "/";
const MARK = { overHome: true };

interface Layer {
  readonly path: string;
  /** Goes one step back inside; false: there is none, and the page is left. */
  readonly stepBack: () => boolean;
}
let layer: Layer | null = null;

/** This page was laid over the home screen before it was loaded: it was loaded anew. */
export const isLaidOverHome = (): boolean => history.state?.overHome === true;

/** The page lies over the home screen, so that "back" has somewhere to go and leaves no half-filled form behind it. */
function layOverHome(path: string): void {
  if (isLaidOverHome()) return;
  history.replaceState(null, "", HOME);
  history.pushState(MARK, "", path);
}

// A window calls its listeners in the order in which they came: this one must come before the router's.
addEventListener("popstate", (event) => {
  if (!layer || location.pathname !== HOME || !layer.stepBack()) return;
  event.stopImmediatePropagation();
  history.pushState(MARK, "", layer.path);
});

/**
 * The phone's own "back" does what the arrow on the screen does, as long as there is a step before; then it goes home. `path` null: the
 * page is the home screen itself, or is being left for another.
 */
export function useBackButton(path: string | null, stepBack: () => boolean): void {
  const latest = useRef(stepBack);
  latest.current = stepBack;
  useEffect(() => {
    if (path === null) return;
    layOverHome(path);
    layer = { path, stepBack: () => latest.current() };
    return () => {
      layer = null;
    };
  }, [path]);
}
