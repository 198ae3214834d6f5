import type { FacilityRef } from "#schema/api/common.ts";
import { clockTime } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import type { HelpLetter } from "../outbox/letter.ts";
import { whyWaiting } from "../result/chain.tsx";
import { StationNumber } from "../shell/station-calls.tsx";

function Outcome({ letter }: { letter: HelpLetter }) {
  if (letter.state === "receipted")
    return (
      <li>
        <span class="dot">
          <Icon name="i-check" />
        </span>
        <span>{letter.content.kind === "help" ? m.help_station_told() : m.help_request_told()}</span>
      </li>
    );
  return (
    <li class="wait">
      <span class="dot" />
      <span>
        <b>{m.chain_station_unaware()}</b> {whyWaiting(letter)}
      </span>
    </li>
  );
}

/** How far a call for help has come. It cannot be taken back by a press: whoever pressed by mistake tells the station. */
export function HelpState({ letter, station }: { letter: HelpLetter; station: FacilityRef }) {
  return (
    <section class="card" role={letter.content.kind === "help" ? "alert" : "status"}>
      <ol class="chain">
        <li class={letter.state === "receipted" ? "" : "cut"}>
          <span class="dot">
            <Icon name="i-check" />
          </span>
          <span>{letter.content.kind === "help" ? m.help_pressed() : m.help_requested()}</span>
          <time>{clockTime(letter.content.recordedAt)}</time>
        </li>
        <Outcome letter={letter} />
      </ol>
      {letter.content.kind === "help" && (
        <div class="note-do">
          <p class="dim small">{m.help_by_mistake()}</p>
          <StationNumber of={station} />
        </div>
      )}
    </section>
  );
}
