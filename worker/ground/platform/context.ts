import type { FacilityId } from "#schema/ids.ts";
import type { Settings } from "../../env.ts";
import type { Calls, Clock, Ids, Log, Push, Texts } from "./ports.ts";

/** What a verb may use. Built in services.ts; a test builds its own around a real D1. */
export interface Context {
  readonly db: D1Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** null: this deployment has no call server; everything else works. */
  readonly calls: Calls | null;
  /** null: this deployment has no web push; whoever looks at a screen is told all the same. */
  readonly push: Push | null;
  /** null: this deployment sends no text messages. */
  readonly texts: Texts | null;
  readonly settings: Settings;
  readonly requestId: string;
  /** Tells the live boards of these facilities that their feed has grown; never fails a committed write. */
  poke(facilities: readonly FacilityId[]): void;
  /** Tells the dispatchers of these facilities that their outbox has grown. */
  wake(facilities: readonly FacilityId[]): void;
  /** What the facility's live board shows now, as JSON. */
  board(facility: FacilityId): Promise<Response>;
  /** Asks whether a live object answers; rejects when it does not. */
  probe(object: "board" | "dispatcher"): Promise<void>;
  /** Work that goes on after the answer. */
  after(work: Promise<unknown>): void;
}
