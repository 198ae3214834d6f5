import { useEffect, useRef } from "preact/hooks";

const HOME = "/";
const MARK = { inCheckin: true };

/** The check-in lies over the home screen, so that the browser's "back" has somewhere to go and no form is left behind in it. */
function layOverHome(): void {
  const here = location.pathname;
  history.replaceState(null, "", HOME);
  history.pushState(MARK, "", here);
}

/**
 * The phone's own "back" goes to the question before, like the arrow on the screen; from the first question it goes home.
 * `stepBack` says whether there was a question before.
 */
export function useBackButton(stepBack: () => boolean): void {
  const latest = useRef(stepBack);
  latest.current = stepBack;
  useEffect(() => {
    if (history.state?.inCheckin !== true) layOverHome();
    const here = location.pathname;
    const onBack = (event: PopStateEvent) => {
      if (location.pathname !== HOME || !latest.current()) return;
      // The router must not hear of it: the form stays where it is.
      event.stopImmediatePropagation();
      history.pushState(MARK, "", here);
    };
    addEventListener("popstate", onBack, { capture: true });
    return () => removeEventListener("popstate", onBack, { capture: true });
  }, []);
}
