import { m } from "../../shared/paraglide/messages.js";
import { session } from "../session/session.ts";
import { rows } from "./board-state.ts";
import { hamletsOf, isWhose, type Whose } from "./lane/filters.ts";
import { filter, laneViews } from "./view.ts";

const WORD: Record<Whose, () => string> = {
  all: () => m.filter_all(),
  mine: () => m.filter_mine(),
  nobody: () => m.filter_nobody(),
  very_high: () => m.filter_very_high(),
};
const WHOSE: readonly Whose[] = ["all", "mine", "nobody", "very_high"];

function Pill({ whose }: { whose: Whose }) {
  const me = session.value?.staff.id ?? "";
  const count = [...(rows.value?.values() ?? [])].filter((row) => isWhose(row, whose, me)).length;
  return (
    <button
      type="button"
      class="pill"
      aria-pressed={filter.value.whose === whose}
      onClick={() => {
        filter.value = { ...filter.peek(), whose };
      }}
    >
      {WORD[whose]()} {whose !== "all" && <b class="num">{count}</b>}
    </button>
  );
}

function HamletPill() {
  const hamlets = hamletsOf(rows.value?.values() ?? []);
  return (
    <select
      class="pill"
      aria-label={m.filter_hamlet()}
      value={filter.value.hamlet ?? ""}
      onChange={(event) => {
        filter.value = { ...filter.peek(), hamlet: event.currentTarget.value || null };
      }}
    >
      <option value="">{m.filter_hamlet_all()}</option>
      {hamlets.map((hamlet) => (
        <option key={hamlet}>{hamlet}</option>
      ))}
    </select>
  );
}

/** How many are open, and how many of them the filter lets through. */
function OpenCount() {
  const count = rows.value?.size ?? 0;
  const shown = laneViews.value.reduce((sum, view) => sum + view.count, 0);
  return <b class="nowrap">{shown === count ? m.board_open_count({ count }) : m.board_open_shown({ shown, count })}</b>;
}

/** Filters; the name is found without its accents. */
export function Tools() {
  return (
    <section class="tools" aria-label={m.filter_label()}>
      <OpenCount />
      {WHOSE.map((whose) => (
        <Pill key={whose} whose={whose} />
      ))}
      <HamletPill />
      <input
        class="pill find"
        type="search"
        id="board-find"
        aria-label={m.key_find()}
        placeholder={m.filter_name()}
        value={filter.value.name}
        onInput={(event) => {
          filter.value = { ...filter.peek(), name: event.currentTarget.value };
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          filter.value = { ...filter.peek(), name: "" };
          event.currentTarget.blur();
        }}
      />
      <span class="sp" />
      <span class="reach legend at-desk">
        <span class="ok" />
        {m.legend_linked()}
        <span />
        {m.legend_on_file()}
        <span class="na" />
        {m.legend_unknown()}
      </span>
    </section>
  );
}
