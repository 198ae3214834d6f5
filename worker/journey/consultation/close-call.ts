import { outboxRow } from "../../ground/delivery/store.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { ConsultationFacts } from "./store.ts";

/** The outbox effect that ends the room; its handler is in call/. */
export const CLOSE_CALL = "close_call";

/** The consultation is over: whoever is in the room is put out, and the room ends. One that never was is left alone. */
export function closeCall({ id, stationId, roomOpenedAt, roomClosedAt }: ConsultationFacts, now: number): Statement[] {
  return roomOpenedAt === null || roomClosedAt !== null ? [] : [outboxRow(stationId, CLOSE_CALL, id, now)];
}
