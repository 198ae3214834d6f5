import type { ConsultationView } from "#schema/api/consultation.ts";
import { CONSULTATION_STATES, type ConsultationState } from "#schema/terms.ts";
import { Refused } from "../../../shared/api.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { touched } from "../../board/board-state.ts";
import { staffName } from "../../person-words.ts";
import { serverNow } from "../../session/clock.ts";
import { send } from "../../session/request.ts";
import { failureWords } from "../../ui/failure.tsx";
import { whenWord } from "./head/when-word.ts";

type Known = Pick<ConsultationView, "id" | "episodeId">;
type Verb = "accept" | "decline" | "decide" | "correct" | "ring" | "withdraw" | "read" | "messages" | "patient-invitation";

/** Sends one act; throws, so that a form keeps what was typed. Whatever came of it, the page is read anew. */
export async function act(
  { id, episodeId }: Known,
  verb: Verb,
  body?: unknown,
  method: "POST" | "DELETE" = "POST",
): Promise<void> {
  try {
    await send(`/api/consultations/${id}/${verb}`, { method, ...(body === undefined ? {} : { body }) });
  } finally {
    touched.value = { episodes: [episodeId] };
  }
}

const MOVED: Record<ConsultationState, (who: string, when: string) => string> = {
  ringing: (_who, when) => m.consultation_moved_ringing({ when }),
  unanswered: (_who, when) => m.consultation_moved_unanswered({ when }),
  accepted: (who, when) => m.consultation_moved_accepted({ who, when }),
  decided: (who, when) => m.consultation_moved_decided({ who, when }),
  withdrawn: (who, when) => m.consultation_moved_withdrawn({ who, when }),
};

/** "BS Khoa accepted it at 16:31": who was first, by name, and what that means; not "conflict". */
export function actFailure(error: unknown): string {
  if (!(error instanceof Refused) || error.problem.type !== "consultation-moved-on") return failureWords(error);
  const { state, by, at } = error.problem;
  const now = CONSULTATION_STATES.find((one) => one === state);
  return now ? MOVED[now](by ? staffName(by) : "Đồng Hành", whenWord(at ?? serverNow())) : failureWords(error);
}
