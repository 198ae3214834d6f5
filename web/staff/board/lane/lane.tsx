import { clockTime } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { SeverityShape, severityWord } from "../../../shared/ui/severity.tsx";
import { toldAt } from "../board-state.ts";
import { CELL, ROW, ROW_HEADER, rowGroup } from "../grid-roles.ts";
import { BoardRowLine } from "../row/board-row.tsx";
import { type LaneView, showWaiting, toggleFold, unfolded } from "../view.ts";
import { HiddenByFilter } from "./hidden-by-filter.tsx";
import { laneTarget } from "./lane-words.ts";
import { useLaneBusy } from "./use-lane-busy.ts";

function FoldButton({ lane, folded, foldable }: LaneView) {
  if (!foldable) return null;
  const open = unfolded.value.has(lane);
  if (!open && folded === 0) return null;
  return (
    <button type="button" class="more" aria-expanded={open} onClick={() => toggleFold(lane)}>
      {open ? m.lane_fold() : m.lane_more({ count: folded })}
    </button>
  );
}

function Gutter({ view }: { view: LaneView }) {
  const { lane, count, waiting } = view;
  return (
    <div class="lh" {...ROW}>
      <div {...ROW_HEADER}>
        <span class="hd">
          <SeverityShape code={lane} />
          <span class="cnt">{count}</span>
        </span>
        <b>{severityWord(lane)}</b>
        <small>{laneTarget(lane)}</small>
        {waiting.length > 0 && (
          <button type="button" class="more news" onClick={() => showWaiting(lane)}>
            {m.board_waiting_news({ count: waiting.length })}
          </button>
        )}
        <FoldButton {...view} />
        <HiddenByFilter hidden={view.hidden} />
      </div>
    </div>
  );
}

/** A lane named in the gutter. Empty, it says so and when. */
export function LaneRows({ view, first }: { view: LaneView; first: boolean }) {
  const { lane, places, count } = view;
  const busy = useLaneBusy(lane);
  if (places.length === 0 && view.waiting.length === 0)
    return (
      <div class="lane lane-empty" {...rowGroup(`${severityWord(lane)}: ${view.hidden}`)} data-sev={lane}>
        <div class="lh" {...ROW}>
          <span {...ROW_HEADER} class="sev-word">
            <SeverityShape code={lane} />
            {severityWord(lane)}
          </span>
        </div>
        <div {...ROW}>
          <span {...CELL} class="dim">
            {view.hidden > 0 ? (
              <HiddenByFilter hidden={view.hidden} />
            ) : (
              m.lane_empty({ time: toldAt.value === null ? "?" : clockTime(toldAt.value) })
            )}
          </span>
        </div>
      </div>
    );
  return (
    <div class="lane" {...rowGroup(`${severityWord(lane)}: ${count}`)} data-sev={lane} {...busy}>
      <Gutter view={view} />
      <div role="presentation">
        {places.map((place, index) => (
          <BoardRowLine key={place.row.alert.id} place={place} first={first && index === 0} />
        ))}
      </div>
    </div>
  );
}
