import { app } from "./app.ts";
import { sweep } from "./cron.ts";
import type { Bindings } from "./env.ts";
import { dispatcherObject } from "./ground/delivery/dispatcher-object.ts";
import { contextOf, effects } from "./services.ts";
import { facilityBoardObject } from "./views/board/facility-board-object.ts";

/** One per facility: its live board. */
export class FacilityBoard extends facilityBoardObject(contextOf) {}
/** One per facility: its outbox and its clocks. */
export class Dispatcher extends dispatcherObject(contextOf, effects) {}

export default {
  fetch: app.fetch,
  scheduled: (_controller, bindings, execution) => {
    const requestId = crypto.randomUUID();
    execution.waitUntil(sweep(contextOf(bindings, (work) => execution.waitUntil(work), requestId)));
  },
} satisfies ExportedHandler<Bindings>;
