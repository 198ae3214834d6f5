import * as z from "zod/mini";
import type { Presence } from "#schema/api/board.ts";
import { episodeId, sessionId, staffId } from "#schema/ids.ts";

/**
 * Who watches, kept with the socket so that it survives hibernation. `told`: up to where this screen has heard of the feed, and how
 * many patients it shows; null until it has said hello.
 */
export const watcher = z.object({
  staffId,
  sessionId,
  name: z.string(),
  title: z.string(),
  looking: z.nullable(episodeId),
  told: z.nullable(z.object({ seq: z.int(), patients: z.int() })),
});
export type Watcher = z.infer<typeof watcher>;

/** The header in which the Worker says who watches; it is set by us alone, the browser's headers are not passed on. */
export const WATCHER_HEADER = "x-watcher";

export const watcherHeader = (who: Watcher): string => encodeURIComponent(JSON.stringify(who));
export const watcherIn = (headers: Headers): Watcher =>
  z.parse(watcher, JSON.parse(decodeURIComponent(headers.get(WATCHER_HEADER) ?? "null")));
export const watcherOf = (socket: WebSocket): Watcher => z.parse(watcher, socket.deserializeAttachment());

/** One entry a person and patient, however many windows are open. */
export function presenceOf(watching: readonly Watcher[]): Presence {
  const entries = watching.map(
    ({ staffId: id, name, title, looking }) => [`${id} ${looking}`, { staffId: id, name, title, episodeId: looking }] as const,
  );
  return [...new Map(entries).values()];
}
