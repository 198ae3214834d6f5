import type { OpinionView } from "#schema/api/consultation.ts";
import type { Disposition } from "#schema/terms.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import type { OpinionPart } from "./opinion-draft.ts";

const LINE: Record<Disposition, () => string> = {
  stay_home: () => m.consultation_line_stay_home(),
  team_visit: () => m.consultation_line_team_visit(),
  transfer_hospital: () => m.consultation_line_transfer_hospital(),
  ask_specialist: () => m.consultation_line_ask_specialist(),
};
/** What happens next, under the choice. */
export const dispositionLine = (disposition: Disposition): string => LINE[disposition]();

/** "sau 10 phút", "sau 2 giờ", "theo lịch". */
export function remeasureWord(minutes: OpinionView["remeasureMinutes"]): string {
  if (minutes === null) return m.consultation_remeasure_scheduled();
  return minutes >= 60 && minutes % 60 === 0
    ? m.consultation_remeasure_hours({ count: minutes / 60 })
    : m.consultation_remeasure_minutes({ count: minutes });
}

const PART: Record<OpinionPart, () => string> = {
  assessment: () => m.consultation_missing_assessment(),
  disposition: () => m.consultation_missing_disposition(),
  remeasure: () => m.consultation_missing_remeasure(),
  reason: () => m.consultation_missing_reason(),
};
/** "Chưa ký được, còn thiếu: nhận định, hướng xử trí." */
export const missingWords = (missing: readonly OpinionPart[]): string =>
  m.consultation_missing({ what: missing.map((part) => PART[part]()).join(", ") });
