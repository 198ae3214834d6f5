import type { Admission } from "#schema/api/consultation.ts";
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

/** One that is in a room now, as the call server tells it. `identity` is `<party>:<device>`; `joinedAt` ms UTC. */
export interface InRoom {
  readonly identity: string;
  readonly sid: string;
  readonly joinedAt: number;
}

/** What the call server says by itself. `at` ms UTC. */
export interface CallEvent {
  readonly id: string;
  readonly at: number;
  readonly event: string;
  readonly room: string | null;
  readonly participant: InRoom | null;
}

/** What lets one browser into a room; the token dies within five minutes. `iceServers` null: the server's own. */
export interface Pass {
  readonly url: string;
  readonly token: string;
  readonly iceServers: Admission["iceServers"];
}

/** The call server (LiveKit). Every promise rejects when it cannot be reached; rooms are named by opaque ids alone. */
export interface Calls {
  /** Makes the room; one that exists stays as it is. */
  open(room: string): Promise<void>;
  /** Ends the room and puts everybody out; one that is gone already is fine. */
  close(room: string): Promise<void>;
  /** Who is in the room; null: there is no such room. */
  present(room: string): Promise<readonly InRoom[] | null>;
  /** Puts one out; one that is gone already is fine. */
  remove(room: string, identity: string): Promise<void>;
  pass(room: string, identity: string): Promise<Pass>;
  /** Verifies what came over the webhook; null: it is not the call server's. */
  heard(body: string, authorization: string | null): Promise<CallEvent | null>;
  /** Rejects when the server does not answer or does not take our key. */
  probe(): Promise<void>;
}

/** Everything that is ever logged: ids, codes and numbers, never a name, a value or free text. */
export type LogEvent =
  | { event: "request"; method: string; route: string; status: number; actor: string | null }
  | { event: "failed"; where: string; error: string }
  | { event: "stale_version"; episodeId: string; tries: number }
  | { event: "poke_failed"; facilityId: string }
  | { event: "effect_failed"; effect: string; seq: number; tries: number }
  | { event: "swept"; outbox: number; due: number }
  | { event: "socket_refused"; reason: string }
  | { event: "webhook_refused"; reason: "signature" | "too_old" | "twice" | "no_such_room"; id: string | null };

/** One JSON line an event; `requestId` ties the lines of a request together. */
export interface Log {
  write(event: LogEvent): void;
}
