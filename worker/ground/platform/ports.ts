import type { Id, IdPrefix } from "#schema/ids.ts";

/** The only clock: milliseconds UTC. Rules get `now` as an argument. */
export interface Clock {
  now(): number;
}

/** Makes identities and secrets. */
export interface Ids {
  /** A new id, sorted by time. */
  next<P extends IdPrefix>(prefix: P): Id<P>;
  /** 32 random bytes as base64url: the opaque token of a session. */
  token(): string;
  /** Random whole number below `limit`, without bias. */
  below(limit: number): number;
}

/** Everything that is ever logged: ids, codes and numbers, never a name, a value or free text. */
export type LogEvent =
  | { event: "request"; method: string; route: string; status: number; actor: string | null }
  | { event: "failed"; where: string; error: string }
  | { event: "stale_version"; episodeId: string; tries: number }
  | { event: "poke_failed"; facilityId: string }
  | { event: "effect_failed"; effect: string; seq: number; tries: number }
  | { event: "swept"; outbox: number; due: number }
  | { event: "socket_refused"; reason: string };

/** One JSON line an event; `requestId` ties the lines of a request together. */
export interface Log {
  write(event: LogEvent): void;
}
