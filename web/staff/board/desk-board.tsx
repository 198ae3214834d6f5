import { m } from "../../shared/paraglide/messages.js";
import { COLUMN_HEADER, grid, ROW } from "./grid-roles.ts";
import { LaneRows } from "./lane/lane.tsx";
import { laneViews } from "./view.ts";

function Heads() {
  return (
    <div class="bhead bgrid" {...ROW}>
      <span {...COLUMN_HEADER}>{m.head_waited()}</span>
      <span {...COLUMN_HEADER}>{m.head_who()}</span>
      <span {...COLUMN_HEADER}>{m.head_risk()}</span>
      <span class="figs" {...COLUMN_HEADER}>
        <span>{m.head_spo2()}</span>
        <span>{m.head_breaths()}</span>
        <span>{m.vital_pulse()}</span>
        <span>°C</span>
      </span>
      <span {...COLUMN_HEADER}>{m.head_why()}</span>
      <span {...COLUMN_HEADER}>{m.head_holder()}</span>
      <span {...COLUMN_HEADER}>{m.head_reach()}</span>
    </div>
  );
}

/** The board of a desk: worst first, rows of one height, read down the left edge. */
export function DeskBoard() {
  const views = laneViews.value;
  const firstWithRows = views.find((view) => view.places.length > 0)?.lane;
  return (
    <div class="board-scroll">
      <div class="board" {...grid(m.board_label())}>
        <Heads />
        {views.map((view) => (
          <LaneRows key={view.lane} view={view} first={view.lane === firstWithRows} />
        ))}
      </div>
    </div>
  );
}
