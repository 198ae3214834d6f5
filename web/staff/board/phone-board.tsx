import { useSignal } from "@preact/signals";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { SeverityShape, severityWord } from "../../shared/ui/severity.tsx";
import { toldAt } from "./board-state.ts";
import { HiddenByFilter } from "./lane/hidden-by-filter.tsx";
import { LANES, type Lane } from "./lane/row-order.ts";
import { useLaneBusy } from "./lane/use-lane-busy.ts";
import { PhoneRow } from "./row/phone-row.tsx";
import { type LaneView, laneViews, showWaiting } from "./view.ts";

function LaneTabs({ views, open, onOpen }: { views: readonly LaneView[]; open: Lane; onOpen: (lane: Lane) => void }) {
  return (
    <nav class="m-lanes" aria-label={m.board_lanes()}>
      {views.map(({ lane, count, hidden }) => (
        <button key={lane} type="button" data-sev={lane} aria-pressed={lane === open} onClick={() => onOpen(lane)}>
          <b>
            <SeverityShape code={lane} />
            <span class="num">{count + hidden}</span>
          </b>
          {severityWord(lane)}
        </button>
      ))}
    </nav>
  );
}

function Cards({ view }: { view: LaneView }) {
  const busy = useLaneBusy(view.lane);
  const { lane, places, waiting } = view;
  return (
    <section aria-label={severityWord(lane)} {...busy}>
      {waiting.length > 0 && (
        <button type="button" class="btn btn-2 btn-full m-news" onClick={() => showWaiting(lane)}>
          {m.board_waiting_news({ count: waiting.length })}
        </button>
      )}
      {places.map((place) => (
        <PhoneRow key={place.row.alert.id} place={place} />
      ))}
      <HiddenByFilter hidden={view.hidden} />
      {places.length === 0 && waiting.length === 0 && view.hidden === 0 && (
        <p class="empty">{m.lane_empty({ time: toldAt.value === null ? "?" : clockTime(toldAt.value) })}</p>
      )}
    </section>
  );
}

/** The board in the hand: five lanes as tabs with counts, a card for each alert. */
export function PhoneBoard() {
  const views = laneViews.value;
  const chosen = useSignal<Lane | null>(null);
  const worst = views.find((view) => view.count + view.hidden > 0)?.lane ?? LANES[0];
  const open = chosen.value ?? worst;
  const view = views.find((one) => one.lane === open);
  return (
    <>
      <LaneTabs
        views={views}
        open={open}
        onOpen={(lane) => {
          chosen.value = lane;
        }}
      />
      {view && <Cards key={open} view={view} />}
    </>
  );
}
