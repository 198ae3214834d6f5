import type { DecideBody } from "#schema/api/consultation.ts";
import type { FacilityId } from "#schema/ids.ts";
import { tellAnswer } from "../../../ground/delivery/push/answer.ts";
import { bringDueForward } from "../../../ground/episode/store.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import { insertOpinion, type Signed } from "./store.ts";

const MINUTE_MS = 60_000;

/**
 * A version of the opinion, and the patient is told that there is one; when it asks for a measurement sooner, the phone shows that as
 * due.
 */
export function sign(body: DecideBody, station: FacilityId, signed: Signed): Statement[] {
  const { remeasureMinutes } = body;
  const due = remeasureMinutes === null ? [] : [bringDueForward(signed.episodeId, signed.at + remeasureMinutes * MINUTE_MS)];
  return [insertOpinion(body, signed), ...due, tellAnswer(station, signed.episodeId, signed.at)];
}
