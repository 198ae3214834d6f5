import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";

/** `gone`: it could not be had, without a network or because a newer version of the app took its place. */
type Part<P> = { readonly Part: FunctionComponent<P> } | "gone" | null;

/**
 * A part of a screen that is fetched only when it is wanted, so that the first screen stays small; null while it comes. What could not be
 * had is asked for again when there is a line.
 */
export function usePart<P>(wanted: boolean, fetchPart: () => Promise<{ default: FunctionComponent<P> }>): Part<P> {
  const part = useSignal<Part<P>>(null);
  useEffect(() => {
    if (!wanted) return;
    const attempt = () => {
      if (part.value !== null && part.value !== "gone") return;
      fetchPart().then(
        (fetched) => {
          part.value = { Part: fetched.default };
        },
        () => {
          part.value = "gone";
        },
      );
    };
    attempt();
    addEventListener("online", attempt);
    return () => removeEventListener("online", attempt);
  }, [wanted, part, fetchPart]);
  return wanted ? part.value : null;
}
