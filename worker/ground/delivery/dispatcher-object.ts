import { DurableObject } from "cloudflare:workers";
import * as z from "zod/mini";
import { type FacilityId, facilityId } from "#schema/ids.ts";
import type { Bindings } from "../../env.ts";
import type { Context } from "../platform/context.ts";
import { drain, type Effects } from "./drain.ts";

export type BuildContext = (bindings: Bindings, after: (work: Promise<unknown>) => void, requestId: string) => Context;

/** Which facility this object serves; told by whoever wakes it, kept for the alarm. */
const FACILITY = "facility";
const RETRY_MS = 5_000;

/**
 * One per facility: a clock. It decides nothing and remembers nothing that D1 does not know; D1's outbox says what is due, and the
 * alarm is set from it.
 */
export function dispatcherObject(build: BuildContext, effects: Effects) {
  return class extends DurableObject<Bindings> {
    /** The drain that runs now, and whether something was added since it began. */
    running: Promise<void> | null = null;
    again = false;

    override async fetch(request: Request): Promise<Response> {
      const [, verb, name] = new URL(request.url).pathname.split("/");
      if (verb !== "wake") return new Response(null, { status: 204 });
      const facility = z.parse(facilityId, name);
      if ((await this.ctx.storage.get(FACILITY)) !== facility) await this.ctx.storage.put(FACILITY, facility);
      await this.wake(facility);
      return new Response(null, { status: 204 });
    }

    override async alarm(): Promise<void> {
      const facility = z.safeParse(facilityId, await this.ctx.storage.get(FACILITY));
      if (facility.success) await this.wake(facility.data);
    }

    /** One drain at a time; a wake during a drain makes it go round once more. */
    async wake(facility: FacilityId): Promise<void> {
      this.again = true;
      this.running ??= this.drainAll(facility).finally(() => {
        this.running = null;
      });
      await this.running;
    }

    async drainAll(facility: FacilityId): Promise<void> {
      const context = build(this.env, (work) => this.ctx.waitUntil(work), crypto.randomUUID());
      let ring: number | null = null;
      while (this.again) {
        this.again = false;
        try {
          ring = await drain(context, facility, effects);
        } catch (error) {
          context.log.write({ event: "failed", where: "dispatcher", error: error instanceof Error ? error.name : "unknown" });
          ring = context.clock.now() + RETRY_MS;
        }
      }
      // A past time would ring at once and for ever if a row could not be put off; a second is early enough.
      if (ring !== null) await this.ctx.storage.setAlarm(Math.max(ring, context.clock.now() + 1_000));
    }
  };
}
