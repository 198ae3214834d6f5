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

let going: Promise<void> | null = null;
/** One step back in the history: only one, however often it is asked for before the browser has taken it. */
export function goBack(): Promise<void> {
  going ??= new Promise<void>((taken) => {
    addEventListener("popstate", () => taken(), { once: true });
    history.back();
  }).finally(() => {
    going = null;
  });
  return going;
}
/** No step back is being taken: what is laid over the page now lies over the right one. */
export const hasGoneBack = (): Promise<void> => going ?? Promise.resolve();

/**
 * Leaves the page for the home screen that it lies over, whatever question stands. Home laid over it once more would lead "back" into its
 * questions, and through all of them before the app could be left. Asked for twice it is left once.
 */
export function leaveForHome(): void {
  if (!layer) return;
  layer = null;
  void goBack();
}

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
