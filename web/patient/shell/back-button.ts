import { useEffect, useRef } from "preact/hooks";

const HOME = "/";
const MARK = { overHome: true };

interface Layer {
  readonly path: string;
  /** Goes one step back inside; false: there is none, and the page is left. */
  readonly stepBack: () => boolean;
}
let layer: Layer | null = null;

/** The page lies over the home screen, so that "back" has somewhere to go and leaves no half-filled form behind it. */
function layOverHome(path: string): void {
  if (history.state?.overHome === true) return;
  history.replaceState(null, "", HOME);
  history.pushState(MARK, "", path);
}

// A window calls its listeners in the order in which they came: this one must come before the router's.
addEventListener("popstate", (event) => {
  if (!layer || location.pathname !== HOME || !layer.stepBack()) return;
  event.stopImmediatePropagation();
  history.pushState(MARK, "", layer.path);
});

/** The phone's own "back" does what the arrow on the screen does, as long as there is a step before; then it goes home. */
export function useBackButton(path: string, stepBack: () => boolean): void {
  const latest = useRef(stepBack);
  latest.current = stepBack;
  useEffect(() => {
    layOverHome(path);
    layer = { path, stepBack: () => latest.current() };
    return () => {
      layer = null;
    };
  }, [path]);
}
