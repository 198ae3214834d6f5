import { signal } from "@preact/signals";
import { keepWord } from "../../shared/kept-word.ts";

type Thing = "oximeter" | "cuff";
const keyOf = (thing: Thing, personId: string): string => `${thing} ${personId}`;
const version = signal(0);

/** What this household has, as it was once answered on this phone; null: not asked yet. */
export function hasAtHome(thing: Thing, personId: string): boolean | null {
  version.value;
  const kept = localStorage.getItem(keyOf(thing, personId));
  return kept === null ? null : kept === "yes";
}

export function rememberAtHome(thing: Thing, personId: string, has: boolean): void {
  keepWord(keyOf(thing, personId), has ? "yes" : "no");
  version.value += 1;
}
