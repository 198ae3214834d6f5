import type { FacilityRef } from "#schema/api/common.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { HelpLetter } from "../outbox/letter.ts";
import { Step, whyWaiting } from "../result/chain.tsx";
import { siteTime } from "../session/clock.ts";
import { StationNumber } from "../shell/station-calls.tsx";

/** How far a press of the red button has come, until the part that says all of it is there. It cannot be taken back by a press. */
export function HelpState({ letter, station }: { letter: HelpLetter; station: FacilityRef }) {
  const isThere = letter.state === "receipted";
  return (
    <section class="card" role="alert">
      <ol class="chain">
        <Step kind={isThere ? "" : "cut"} at={siteTime(letter.content.recordedAt)}>
          {m.help_pressed()}
        </Step>
        {isThere ? (
          <Step>{m.help_station_told()}</Step>
        ) : (
          <Step kind="wait">
            <b>{m.chain_station_unaware()}</b> {whyWaiting(letter)}
          </Step>
        )}
      </ol>
      <div class="note-do">
        <p class="dim small">{m.help_by_mistake()}</p>
        <StationNumber of={station} />
      </div>
    </section>
  );
}
