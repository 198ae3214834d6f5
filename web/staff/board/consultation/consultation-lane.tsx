import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { session } from "../../session/session.ts";
import { rows } from "../board-state.ts";
import { COLUMN_HEADER, grid, ROW, ROW_HEADER, rowGroup } from "../grid-roles.ts";
import { useStill } from "../lane/use-still.ts";
import { narrow } from "../view.ts";
import { ConsultationCard } from "./consultation-card.tsx";
import { ConsultationLine } from "./consultation-line.tsx";
import { laneBusy, lanePlace, laneRows, needed, showNewcomers } from "./lane-state.ts";

const useLaneStill = () =>
  useStill((inside) => {
    laneBusy.value = inside;
  });

function Newcomers({ look }: { look: string }) {
  const { waiting } = laneRows.value;
  if (waiting === 0) return null;
  return (
    <button type="button" class={look} onClick={showNewcomers}>
      {m.board_waiting_news({ count: waiting })}
    </button>
  );
}

function Heads() {
  return (
    <div class="bhead cgrid" {...ROW}>
      <span {...COLUMN_HEADER}>{m.head_waited()}</span>
      <span {...COLUMN_HEADER}>{m.head_who()}</span>
      <span {...COLUMN_HEADER}>{m.head_risk()}</span>
      <span {...COLUMN_HEADER}>{m.head_question()}</span>
      <span {...COLUMN_HEADER}>{m.head_consult_state()}</span>
      <span {...COLUMN_HEADER}>
        <span class="sr">{m.consult_open()}</span>
      </span>
    </div>
  );
}

function Gutter() {
  const isStation = session.value?.facility.kind === "station";
  return (
    <div class="lh" {...ROW}>
      <div {...ROW_HEADER}>
        <span class="hd">
          <Icon name="i-chat" />
          <span class="cnt">{laneRows.value.places.length}</span>
        </span>
        <b>{m.nav_consultations()}</b>
        <small>{isStation ? m.lane_consult_station() : m.lane_consult_hospital()}</small>
        <Newcomers look="more news" />
      </div>
    </div>
  );
}

function Desk() {
  const still = useLaneStill();
  const { places } = laneRows.value;
  return (
    <div class="board-scroll">
      <div class="board" {...grid(m.nav_consultations())}>
        <Heads />
        <div class="lane c-lane" {...rowGroup(`${m.nav_consultations()}: ${places.length}`)} {...still}>
          <Gutter />
          <div role="presentation">
            {places.map((place, index) => (
              <ConsultationLine key={place.row.id} place={place} first={index === 0 && lanePlace.value === "above"} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** In the hand: cards. Where alerts follow, several are folded, so that the lanes stay in sight. */
function Phone() {
  const still = useLaneStill();
  const unfolded = useSignal<boolean | null>(null);
  const { places } = laneRows.value;
  const open = unfolded.value ?? (places.length === 1 || rows.value?.size === 0);
  const toggle = () => {
    unfolded.value = !open;
  };
  return (
    <section class="c-cards" aria-label={m.nav_consultations()} {...still}>
      <h2 class="c-cards-h">
        <button type="button" aria-expanded={open} onClick={toggle}>
          <Icon name="i-chat" />
          {m.nav_consultations()} <span class="num">{places.length}</span>
          {needed.value > 0 && <small>{m.lane_consult_need({ count: needed.value })}</small>}
          <Icon name={open ? "i-down" : "i-right"} class="ic c-fold" />
        </button>
      </h2>
      {open && <Newcomers look="btn btn-2 btn-full m-news" />}
      {open && places.map((place) => <ConsultationCard key={place.row.id} place={place} />)}
    </section>
  );
}

/** The consultations of this facility; stands above the alerts while somebody must act, else below them. */
export function ConsultationLane({ where }: { where: "above" | "below" }) {
  const { places, waiting } = laneRows.value;
  if (lanePlace.value !== where || places.length + waiting === 0) return null;
  return narrow.value ? <Phone /> : <Desk />;
}
