import { auditRow } from "../../../ground/access/audit.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import type { ConsultationFacts } from "../store.ts";
import type { Seat } from "./seat.ts";

/** Somebody is in the room who may not be there (any more), and is put out: of an identity that is not ours nothing is written down. */
export function intruderRow({ id, episodeId, stationId }: ConsultationFacts, seat: Seat | null, now: number): Statement {
  const detail = seat && { party: seat.party, device: seat.device };
  const action = "call_intruder_removed";
  return auditRow({ at: now, actor: "system", action, facilityId: stationId, episodeId, subject: id, detail });
}
