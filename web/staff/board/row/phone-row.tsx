import { useLocation } from "preact-iso";
import type { BoardRow } from "#schema/api/board.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { SeverityShape } from "../../../shared/ui/severity.tsx";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { personLine, riskWord } from "../../person-words.ts";
import { serverNow } from "../../session/clock.ts";
import { mayAsk } from "../../session/may.ts";
import type { Place } from "../lane/arrange.ts";
import { laneOfRow } from "../lane/row-order.ts";
import { consult, openFor, take } from "../subject.ts";
import { selected } from "../view.ts";
import { ClockTile } from "./clock-tile.tsx";
import { Figures } from "./figures.tsx";
import { Holder } from "./holder.tsx";
import { PriorityFold } from "./order-why.tsx";
import { telephone } from "./reach.tsx";
import { Why } from "./why.tsx";

const fold = ({ currentTarget }: { currentTarget: HTMLElement }) => currentTarget.closest("details")?.removeAttribute("open");

function Acts({ row }: { row: BoardRow }) {
  const canTake = row.alert.holder === null && row.alert.may.includes("acknowledge");
  const { route } = useLocation();
  return (
    <div class="acts">
      {canTake ? (
        <button type="button" class="btn" onClick={() => take(row)}>
          {m.row_take()}
        </button>
      ) : (
        <button type="button" class="btn btn-2" onClick={() => openFor("act", row)}>
          {m.act_did()}
        </button>
      )}
      {row.reach.phone ? (
        <a class="btn btn-2" href={telephone(row.reach.phone)}>
          <Icon name="i-phone" />
          {m.row_call()}
        </a>
      ) : (
        <button type="button" class="btn btn-2" onClick={() => openFor("call", row)}>
          <Icon name="i-phone" />
          {m.row_call()}
        </button>
      )}
      <details class="m-more">
        <summary class="btn btn-2" aria-label={m.row_more()}>
          <Icon name="i-menu" />
        </summary>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a press on any button inside folds the list; the buttons themselves are pressed */}
        <div class="panel" onClick={fold}>
          <button type="button" class="btn btn-2" onClick={() => openFor("act", row)}>
            {m.act_did()}
          </button>
          {mayAsk() && (
            <button type="button" class="btn btn-2" onClick={() => consult(row, route)}>
              {m.act_consult()}
            </button>
          )}
          <button type="button" class="btn btn-2" onClick={() => openFor("note", row)}>
            {m.act_write()}
          </button>
          <button type="button" class="btn btn-2" onClick={() => openFor("resolve", row)}>
            {m.act_close()}
          </button>
          <button type="button" class="btn btn-2" onClick={() => openFor("call", row)}>
            {m.row_numbers()}
          </button>
        </div>
      </details>
    </div>
  );
}

/** One alert in the hand. */
export function PhoneRow({ place: { row, gone } }: { place: Place }) {
  const { alert } = row;
  return (
    <article
      class={gone === "no" ? "m-row" : "m-row gone"}
      data-sev={laneOfRow(row)}
      data-alert={alert.id}
      onFocusIn={() => {
        selected.value = alert.id;
      }}
    >
      <div class="r1">
        <SeverityShape code={laneOfRow(row)} />
        <span class="nm">
          <b>
            <a href={`/staff/patients/${row.episodeId}`}>{row.name}</a>
          </b>
          <small>
            {personLine(row, serverNow())}, {m.row_risk({ risk: riskWord(row.riskClass).toLowerCase() })}
          </small>
        </span>
        {gone === "no" && <ClockTile alert={alert} />}
      </div>
      <Figures row={row} class="m-figs" />
      <Why row={row} gone={gone} />
      {gone === "no" && <PriorityFold priority={row.priority} />}
      <Holder alert={alert} episodeId={row.episodeId} />
      {gone === "no" && <Acts row={row} />}
    </article>
  );
}
