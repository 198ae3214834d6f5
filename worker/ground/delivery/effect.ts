import type { FacilityId } from "#schema/ids.ts";
import type { Context } from "../platform/context.ts";

/** A row of the outbox: something to be done at or after `dueAt`, about the thing that `key` names. */
export interface Effect {
  readonly seq: number;
  readonly facilityId: FacilityId;
  readonly effect: string;
  readonly key: string;
  readonly dueAt: number;
  readonly tries: number;
}

/**
 * Does what a row asks for. It may be called again for the same row, so it reads the present truth first and treats the row only
 * as a wake-up. What it throws is tried again later.
 */
export type EffectHandler = (ctx: Context, effect: Effect) => Promise<void>;
