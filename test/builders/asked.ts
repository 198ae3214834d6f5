import type { AskBody, DecideBody } from "#schema/api/consultation.ts";
import type { Id } from "#schema/ids.ts";
import { newId, send } from "./world.ts";

/** What a station asks; the hospital is named by whoever asks. */
export const aQuestion = (hospitalId: Id<"fac">, over: Partial<AskBody> = {}): AskBody => ({
  id: newId("con"),
  hospitalId,
  alertId: null,
  question: "SpO2 hạ 3 điểm trong 9 giờ. Có cần chuyển ngay không?",
  done: "Nằm sấp từ 16:20",
  medicines: null,
  allergies: null,
  ...over,
});

/** What a doctor signs. */
export const aDecision = (over: Partial<DecideBody> = {}): DecideBody => ({
  disposition: "stay_home",
  assessment: "Viêm phổi nhẹ, chưa cần oxy.",
  meanwhile: null,
  remeasureMinutes: null,
  patientText: "Bà nghỉ ngơi, uống nước.",
  ...over,
});

interface As {
  readonly cookie: string;
}
/** One act on a consultation through the route. */
export const act = (as: As, id: string, verb: string, body?: unknown): Promise<Response> =>
  send(`/api/consultations/${id}/${verb}`, { as, method: "POST", ...(body === undefined ? {} : { body }) });
export const ask = (as: As, episodeId: string, body: AskBody): Promise<Response> =>
  send(`/api/episodes/${episodeId}/consultations`, { as, body });
