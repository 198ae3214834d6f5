/** How often the room is looked into while it is there, ms. */
export const LOOK_EVERY_MS = 20_000;
/** So long after an admission, ms, its room may not be there yet: a look before then that finds none must not be the last one. */
export const ROOM_MADE_WITHIN_MS = 5_000;
/** Whoever came so shortly before a look, ms, may not be in its answer yet. */
const SETTLING_MS = 10_000;
/** What the call server tells later than this, ms, is no news. */
export const OLDEST_NEWS_MS = 5 * 60_000;

/** One stay in the room as it is recorded. `leftHow` reconciled: seen absent, so the time is that of the look. */
export interface Presence {
  readonly sid: string;
  readonly joinedAt: number;
  readonly leftAt: number | null;
  readonly leftHow: "told" | "reconciled" | null;
}

/** Who was there when the room was looked into, ms UTC; null: there was no room. */
export interface Look<P> {
  readonly at: number;
  readonly there: readonly P[] | null;
}

/**
 * In what the record differs from the room. A stay that was told to have ended stays ended; one that only seemed to have ended goes on.
 */
export function differences<P extends { readonly sid: string }>(recorded: readonly Presence[], { at, there }: Look<P>) {
  const seen = new Set(there?.map((one) => one.sid));
  const before = there === null ? at : at - SETTLING_MS;
  const known = new Map(recorded.map((presence) => [presence.sid, presence]));
  return {
    arrived: (there ?? []).filter((one) => !known.has(one.sid)),
    returned: recorded.filter((presence) => presence.leftHow === "reconciled" && seen.has(presence.sid)),
    departed: recorded.filter((one) => one.leftAt === null && !seen.has(one.sid) && one.joinedAt <= before),
  };
}

/** The call server counts these in whole seconds, ms: nobody leaves before they came. */
export const leftAt = (toldAt: number, joinedAt: number): number => Math.max(toldAt, joinedAt);

/** Whether a departure that is told is news: the stay is open, or only a look found it ended. */
export const endsNow = ({ leftHow }: Presence): boolean => leftHow !== "told";

/** Stays that end with the room. */
export const inRoomUntil = (recorded: readonly Presence[], toldAt: number): Presence[] =>
  recorded.filter((one) => one.leftAt === null && one.joinedAt < toldAt + 1_000);
