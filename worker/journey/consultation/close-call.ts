import { outboxRow } from "../../ground/delivery/store.ts";
import type { Statement } from "../../ground/platform/d1.ts";
import type { ConsultationFacts } from "./store.ts";

/** The outbox effect that ends the room; its handler is in call/. */
export const CLOSE_CALL = "close_call";

/**
 * The consultation is over: whoever is in the room is put out, and the room ends. Asked for also when no room was seen, since an
 * admission may be on its way; the handler reads the truth.
 */
export const closeCall = ({ id, stationId }: ConsultationFacts, now: number): Statement =>
  outboxRow(stationId, CLOSE_CALL, id, now);
