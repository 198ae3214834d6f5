import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { goBack, hasGoneBack } from "../shell/back-button.ts";
import type { Addable } from "./outcome.ts";

const addingHere = (): Addable | null => history.state?.adding ?? null;

/**
 * The question that is open over a result. It has a place of its own in the history, above the result, however that was reached: the
 * phone's "back" closes it first, and a page that was locked or loaded anew opens it again.
 */
export function useAdding() {
  const adding = useSignal(addingHere());
  useEffect(() => {
    const look = () => {
      adding.value = addingHere();
    };
    addEventListener("popstate", look);
    return () => removeEventListener("popstate", look);
  }, [adding]);
  return {
    adding: adding.value,
    open: async (what: Addable) => {
      await hasGoneBack();
      history.pushState({ adding: what }, "", location.href);
      adding.value = what;
    },
    /** What has been sent stands no moment longer under the finger than it must. */
    close: () => {
      if (adding.value === null) return;
      adding.value = null;
      // A pressed notification may have led to this page once more, over the question.
      if (addingHere() !== null) void goBack();
    },
  };
}
