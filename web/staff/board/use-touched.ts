import { untracked, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { touched } from "./board-state.ts";

/** Whether the board's word is about this episode. */
type About = (episodeId: string) => boolean;

/** Calls at every word of the board that comes while this stands, skipping none: a drawing sees only the last of several. */
export function useTouched(onTouched: (about: About) => void): void {
  const heard = useRef(touched.peek());
  useSignalEffect(() => {
    const word = touched.value;
    if (word === heard.current) return;
    heard.current = word;
    untracked(() => onTouched((episodeId) => word.episodes === null || word.episodes.includes(episodeId)));
  });
}
