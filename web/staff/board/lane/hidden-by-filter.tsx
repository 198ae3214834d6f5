import { m } from "../../../shared/paraglide/messages.js";
import { filter } from "../view.ts";
import { NO_FILTER } from "./filters.ts";

/** How many open alerts of a lane the filter hides; pressing it shows them. */
export function HiddenByFilter({ hidden }: { hidden: number }) {
  if (hidden === 0) return null;
  return (
    <button
      type="button"
      class="more"
      onClick={() => {
        filter.value = NO_FILTER;
      }}
    >
      {m.lane_hidden({ count: hidden })}
    </button>
  );
}
