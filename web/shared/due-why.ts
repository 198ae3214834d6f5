import type { DueWhy } from "#schema/terms.ts";
import { m } from "./paraglide/messages.js";

const WHY: Record<DueWhy, () => string> = {
  window: () => m.due_why_window(),
  severity: () => m.due_why_severity(),
  risk: () => m.due_why_risk(),
  asked: () => m.due_why_asked(),
};
/** Why the next check-in is due when it is. */
export const dueWhyWord = (why: DueWhy): string => WHY[why]();
