import { m } from "../../../shared/paraglide/messages.js";
import { codeOf } from "../../../shared/severity-code.ts";
import { personLine } from "../../person-words.ts";
import { serverNow } from "../../session/clock.ts";
import { CELL, ROW_HEADER } from "../grid-roles.ts";
import type { Place } from "../lane/arrange.ts";
import { take } from "../subject.ts";
import { selected } from "../view.ts";
import { ClockTile } from "./clock-tile.tsx";
import { Figures } from "./figures.tsx";
import { Holder } from "./holder.tsx";
import { Reach } from "./reach.tsx";
import { RiskBars } from "./risk-bars.tsx";
import { Why } from "./why.tsx";

/** One alert on the desk's board: clock, who, risk, figures, why, holder, reach. */
export function BoardRowLine({ place: { row, gone }, first }: { place: Place; first: boolean }) {
  const { alert } = row;
  const isSelected = selected.value === alert.id;
  const canTake = gone === "no" && alert.holder === null && alert.may.includes("acknowledge");
  const select = () => {
    selected.value = alert.id;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: laid out as a CSS grid, which takes a table row's meaning away (grid-roles.ts)
    <div
      class={`bgrid row${isSelected ? " sel" : ""}${gone === "no" ? "" : " gone"}`}
      role="row"
      data-sev={codeOf(alert.severity)}
      data-alert={alert.id}
      aria-selected={isSelected}
      tabIndex={isSelected || (first && selected.value === null) ? 0 : -1}
      onFocusIn={select}
      onMouseDown={select}
    >
      <div {...CELL}>{gone === "no" && <ClockTile alert={alert} />}</div>
      <div {...ROW_HEADER} class="who-cell">
        <a class="l1" href={`/staff/patients/${row.episodeId}`} tabIndex={-1}>
          {row.name}
        </a>
        <div class="l2">{personLine(row, serverNow())}</div>
      </div>
      <div {...CELL}>
        <RiskBars risk={row.riskClass} />
      </div>
      <div {...CELL}>
        <Figures row={row} />
      </div>
      <div {...CELL}>
        <Why row={row} gone={gone} />
      </div>
      <div {...CELL} class="holder-cell">
        {gone !== "closed" && <Holder alert={alert} episodeId={row.episodeId} />}
        {canTake && (
          <button type="button" class="btn btn-xs take" tabIndex={-1} onClick={() => take(row)}>
            {m.row_take()}
          </button>
        )}
      </div>
      <div {...CELL}>
        <Reach reach={row.reach} />
      </div>
    </div>
  );
}
