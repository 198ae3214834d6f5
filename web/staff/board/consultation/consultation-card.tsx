import { m } from "../../../shared/paraglide/messages.js";
import { codeOf } from "../../../shared/severity-code.ts";
import { SeverityShape } from "../../../shared/ui/severity.tsx";
import { consultationPath } from "../../consultation/consultation-words.ts";
import { personLine, riskWord } from "../../person-words.ts";
import { serverNow } from "../../session/clock.ts";
import { ConsultationActs } from "./consultation-acts.tsx";
import { ConsultationTile } from "./consultation-tile.tsx";
import type { ConsultationPlace } from "./keep-places.ts";
import { onlooker } from "./lane-state.ts";
import { StateText } from "./state-text.tsx";

/** One consultation in the hand. */
export function ConsultationCard({ place: { row, gone } }: { place: ConsultationPlace }) {
  const atHospital = row.hospital.id === onlooker.value.facilityId;
  const who = personLine(row, serverNow());
  return (
    <article class={gone ? "m-row gone" : "m-row"} data-sev={codeOf(row.severity)} data-consultation={row.id}>
      <div class="r1">
        <SeverityShape code={codeOf(row.severity)} label />
        <span class="nm">
          <b>
            <a href={consultationPath(row.id)}>{row.name}</a>
          </b>
          <small>
            {atHospital ? `${who}, ${row.station.shortName}` : who}, {m.row_risk({ risk: riskWord(row.riskClass).toLowerCase() })}
          </small>
        </span>
        {!gone && <ConsultationTile row={row} />}
      </div>
      <p class="c-question">{row.question}</p>
      <StateText row={row} gone={gone} />
      <div class="acts">
        <ConsultationActs row={row} small={false} />
      </div>
    </article>
  );
}
