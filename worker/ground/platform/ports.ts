import type { Admission } from "#schema/api/consultation.ts";
import type { Id, IdPrefix } from "#schema/ids.ts";
import type { PushCode } from "#schema/terms.ts";

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

/** Where a browser is told, as its push manager handed it out; the keys are base64url. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}
/** How long the push service keeps it, s; whether it wakes a sleeping phone; of two undelivered ones with one topic the later replaces. */
export interface PushOptions {
  readonly ttlSeconds: number;
  readonly urgency: "high" | "normal";
  /** What it is about. The push service is given it under a secret of the subscription. */
  readonly topic: string;
}
/**
 * Why a push service does not take a message, and never will: `keys` ours are not those that the browser subscribed with;
 * `subscription` the browser's are none; `address` not one that we send to; `redirect` it points elsewhere.
 */
export type PushRefusal = "keys" | "subscription" | "address" | "redirect" | "other";
/** `accepted` by the push service, not by the phone. `gone`: nobody is there any more. `later`: wait, ms; null: it does not say how long. */
export type PushOutcome =
  | "accepted"
  | "gone"
  | { readonly later: number | null }
  | { readonly refused: PushRefusal; readonly status: number | null };

/** Web push: tells one browser something. Never rejects: a push service that cannot be reached is tried again later. */
export interface Push {
  send(address: PushAddress, payload: string, options: PushOptions): Promise<PushOutcome>;
}

/** One text message; `id` names it to the gateway, so that the same one is never sent twice: at most 50 characters. */
export interface TextMessage {
  /** A mobile number of Vietnam, ten digits. */
  readonly to: string;
  readonly words: string;
  readonly id: string;
}
/**
 * Why a gateway does not take a message: `account` our keys, sender's name, registered words or balance; `number` nobody can be reached
 * there; `redirect` it points elsewhere.
 */
export type TextRefusal = "account" | "number" | "redirect" | "other";
/** `accepted` by the gateway, not by the phone. `later`: it does not answer now. `code`: the gateway's own. */
export type TextOutcome = "accepted" | "later" | { readonly refused: TextRefusal; readonly code: string | null };

/** Text messages, where no push reaches. Never rejects, like Push. */
export interface Texts {
  send(message: TextMessage): Promise<TextOutcome>;
}

/** Everything that is ever logged: ids, codes and numbers, never a name, a value or free text. */
export type LogEvent =
  | { event: "request"; method: string; route: string; status: number; actor: string | null }
  | { event: "failed"; where: string; error: string }
  | { event: "stale_version"; episodeId: string; tries: number }
  | { event: "poke_failed"; facilityId: string }
  | { event: "effect_failed"; effect: string; seq: number; tries: number }
  | { event: "push_refused"; reason: PushRefusal; status: number | null; subscription: string }
  | { event: "push_given_up"; code: PushCode; subscription: string; tries: number }
  | { event: "text_refused"; reason: TextRefusal; code: string | null; facilityId: string }
  | { event: "text_given_up"; tries: number; facilityId: string }
  | { event: "swept"; outbox: number; due: number; reminders: number }
  | { event: "socket_refused"; reason: string }
  | { event: "webhook_refused"; reason: "signature" | "too_old" | "twice" | "no_such_room"; id: string | null };

/** One JSON line an event; `requestId` ties the lines of a request together. */
export interface Log {
  write(event: LogEvent): void;
}
