import type { PriorityCode } from "#clinical/priority.ts";
import type { BoardRow } from "#schema/api/board.ts";
import { clockTime, dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { staffName } from "../../person-words.ts";
import { reasonWords } from "../../why-parts.ts";

const WORDS: Record<PriorityCode, () => string> = {
  assessed: () => m.priority_assessed(),
  findings: () => m.priority_findings(),
  news2: () => m.priority_news2(),
  beyond: () => m.priority_beyond(),
  worsening: () => m.priority_worsening(),
  age: () => m.priority_age(),
  pregnant: () => m.priority_pregnant(),
  risk: () => m.priority_risk(),
  window: () => m.priority_window(),
  no_phone: () => m.priority_no_phone(),
  no_answer: () => m.priority_no_answer(),
  silent: () => m.priority_silent(),
};
const words: Readonly<Record<string, () => string>> = WORDS;

function partsText({ parts }: BoardRow["priority"]): string {
  const said = [...parts].sort((a, b) => b.points - a.points);
  return said.map(({ code, points }) => m.priority_part({ what: words[code]?.() ?? code, points })).join(", ");
}

/** What the place inside the lane is made of, weightiest first. */
export const priorityText = (priority: BoardRow["priority"]): string => `${m.priority_title()}: ${partsText(priority)}`;

/** The same, to be unfolded where there is no pointer to hover with. */
export function PriorityFold({ priority }: { priority: BoardRow["priority"] }) {
  return (
    <details class="l2">
      <summary>{m.priority_title()}</summary>
      {partsText(priority)}
    </details>
  );
}

/** What is accepted of a person, with the figure, by whom and until when. */
export function acceptedTexts(accepted: BoardRow["accepted"]): string[] {
  return accepted.map(({ rule, values, until, by }) => {
    const [value] = Object.values(values);
    const finding = reasonWords([{ rule, values }], null).join(". ") + (value === undefined ? "" : ` (${value})`);
    return m.accepted_finding({ finding, who: by ? staffName(by) : "", time: clockTime(until), day: dayNumber(until) });
  });
}
