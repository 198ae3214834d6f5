import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { untilThere } from "./until-there.ts";

/** `gone`: it could not be had, without a network or because a newer version of the app took its place. */
type Part<P> = { readonly Part: FunctionComponent<P> } | "gone" | null;

/**
 * A part of a screen that is fetched only when it is wanted, so that the first screen stays small; null while it comes. What could not be
 * had is asked for again as long as the screen stands.
 */
export function usePart<P>(wanted: boolean, fetchPart: () => Promise<{ default: FunctionComponent<P> }>): Part<P> {
  const part = useSignal<Part<P>>(null);
  useEffect(() => {
    if (!wanted || (part.value !== null && part.value !== "gone")) return;
    return untilThere(fetchPart, {
      came: (fetched) => {
        part.value = { Part: fetched.default };
      },
      failed: () => {
        part.value = "gone";
      },
    });
  }, [wanted, part, fetchPart]);
  return wanted ? part.value : null;
}
