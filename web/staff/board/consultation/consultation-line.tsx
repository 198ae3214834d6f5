import { codeOf } from "../../../shared/severity-code.ts";
import { SeverityShape } from "../../../shared/ui/severity.tsx";
import { consultationPath } from "../../consultation/consultation-words.ts";
import { personLine } from "../../person-words.ts";
import { serverNow } from "../../session/clock.ts";
import { CELL, ROW_HEADER } from "../grid-roles.ts";
import { RiskBars } from "../row/risk-bars.tsx";
import { selected } from "../view.ts";
import { ConsultationActs } from "./consultation-acts.tsx";
import { ConsultationTile } from "./consultation-tile.tsx";
import type { ConsultationPlace } from "./keep-places.ts";
import { onlooker } from "./lane-state.ts";
import { StateText } from "./state-text.tsx";

/** One consultation on the desk's board: clock, who, risk, the question, where it stands, what can be done. */
export function ConsultationLine({ place: { row, gone }, first }: { place: ConsultationPlace; first: boolean }) {
  const isSelected = selected.value === row.id;
  const atHospital = row.hospital.id === onlooker.value.facilityId;
  const who = personLine(row, serverNow());
  const select = () => {
    selected.value = row.id;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: laid out as a CSS grid, which takes a table row's meaning away (grid-roles.ts)
    <div
      class={`cgrid row${isSelected ? " sel" : ""}${gone ? " gone" : ""}`}
      role="row"
      data-sev={codeOf(row.severity)}
      data-consultation={row.id}
      aria-selected={isSelected}
      tabIndex={isSelected || (first && selected.value === null) ? 0 : -1}
      onFocusIn={select}
      onMouseDown={select}
    >
      <div {...CELL}>{!gone && <ConsultationTile row={row} />}</div>
      <div {...ROW_HEADER} class="who-cell c-who">
        <SeverityShape code={codeOf(row.severity)} label />
        <span>
          <a class="l1" href={consultationPath(row.id)} tabIndex={-1}>
            {row.name}
          </a>
          <span class="l2">{atHospital ? `${who}, ${row.station.shortName}` : who}</span>
        </span>
      </div>
      <div {...CELL}>
        <RiskBars risk={row.riskClass} />
      </div>
      <div {...CELL} class="why c-question" title={row.question}>
        {row.question}
      </div>
      <div {...CELL}>
        <StateText row={row} gone={gone} />
      </div>
      <div {...CELL} class="c-acts">
        <ConsultationActs row={row} small />
      </div>
    </div>
  );
}
