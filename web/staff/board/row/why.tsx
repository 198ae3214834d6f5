import type { BoardRow } from "#schema/api/board.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { rowNews } from "../../alert/actions.ts";
import { whyParts, whyText } from "../../why-parts.ts";
import type { Place } from "../lane/arrange.ts";
import { laneOfRow } from "../lane/row-order.ts";
import { acceptedTexts, priorityText } from "./order-why.tsx";

function News({ text }: { text: string }) {
  return (
    <div class="row-news" role="status">
      {text}
    </div>
  );
}

/** Why it is on the board, in the colour of its lane; what just happened to one's own press stands in its place. */
export function Why({ row, gone }: { row: BoardRow; gone: Place["gone"] }) {
  const news = rowNews.value.get(row.alert.id);
  if (news) return <News text={news} />;
  if (gone !== "no") return <News text={gone === "closed" ? m.row_closed() : m.row_moved()} />;
  const parts = whyParts(row);
  const accepted = acceptedTexts(row.accepted);
  return (
    <div class="why" data-sev={laneOfRow(row)} title={[whyText(parts), ...accepted, priorityText(row.priority)].join("\n")}>
      {parts.map((part, index) => (
        <span key={part.text}>
          {index > 0 && ". "}
          {part.strong ? <b>{part.text}</b> : part.text}
        </span>
      ))}
      {accepted.map((text) => (
        <span key={text} class="dim">
          {". "}
          {text}
        </span>
      ))}
    </div>
  );
}
