import { signal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { keepWord } from "../../shared/kept-word.ts";

const KEY = "opinions-seen";
/** An older decision is no news on a phone that was linked later, ms. */
const NEWS_MS = 24 * 3_600_000;

type Seen = Readonly<Record<string, number>>;

function kept(): Seen {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, at]) => typeof at === "number"));
  } catch {
    return {};
  }
}
const seen = signal<Seen>(kept());

/** A doctor has decided about them, and nobody has looked at it on this phone. */
export const hasNewOpinion = ({ episodeId, opinion }: DevicePerson, now: number): boolean =>
  episodeId !== null && opinion !== null && opinion.at > (seen.value[episodeId] ?? 0) && now - opinion.at < NEWS_MS;

/** Their page is open: what was decided stands on it. */
export function markOpinionSeen({ episodeId, opinion }: DevicePerson): void {
  if (episodeId === null || opinion === null || (seen.peek()[episodeId] ?? 0) >= opinion.at) return;
  seen.value = { ...seen.peek(), [episodeId]: opinion.at };
  // A browser that keeps nothing tells it once more.
  keepWord(KEY, JSON.stringify(seen.peek()));
}
