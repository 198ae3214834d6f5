import type { BoardRow } from "#schema/api/board.ts";
import { rows } from "../board-state.ts";
import { selected } from "../view.ts";

/** Rows of alerts and of consultations, in the order in which they stand. */
const places = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-alert], [data-consultation]")];
const idOf = ({ dataset }: HTMLElement): string | null => dataset.alert ?? dataset.consultation ?? null;
const placeInHand = (): HTMLElement | undefined => places().find((place) => idOf(place) === selected.peek());

/** Puts the ring on the next row, or on the one before. */
export function move(by: 1 | -1): void {
  const all = places();
  const at = all.findIndex((place) => idOf(place) === selected.peek());
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  if (!next) return;
  selected.value = idOf(next);
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** Is it a row itself that was pressed, not something in it? */
export const isPlace = (target: EventTarget | null): boolean => target instanceof HTMLElement && idOf(target) !== null;

/** The row under the ring, if it is on the screen: one that is folded away or filtered out is not acted on unseen. */
export const rowInHand = (): BoardRow | undefined => rows.peek()?.get(placeInHand()?.dataset.alert ?? "");

const CONSULTATION_KEYS = new Map([
  ["A", "[data-accept]"],
  ["Enter", "a[href]"],
  // It has been asked already: the key leads to it.
  ["H", "a[href]"],
]);
/** A key does with the consultation under the ring what its own button or link does. */
export function pressConsultation(key: string): boolean {
  const place = placeInHand();
  const wanted = CONSULTATION_KEYS.get(key);
  if (!place?.dataset.consultation || !wanted) return false;
  const own = place.querySelector<HTMLElement>(wanted);
  own?.click();
  return own !== null;
}
