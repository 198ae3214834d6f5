import type { RiskFacts } from "#clinical/risk.ts";
import { explainRisk, RISK_SOURCE } from "#clinical/risk-why.ts";
import { m } from "../../shared/paraglide/messages.js";
import { RiskBars } from "../board/row/risk-bars.tsx";
import { riskWord } from "../person-words.ts";
import { gapsWord, placeWord, reasonsWord, unknownsWord } from "./risk-words.ts";

/** The class, and why: the facts, what is missing, where the text sends such people, where it was closed by us. */
export function RiskWhy({ facts }: { facts: RiskFacts }) {
  const { riskClass, because, unknown, possible, gaps, place } = explainRisk(facts);
  return (
    <>
      <RiskBars risk={riskClass} />
      <p>{m.riskwhy_because({ facts: reasonsWord(because) })}</p>
      {unknown.length > 0 && (
        <p>{m.riskwhy_missing({ facts: unknownsWord(unknown), classes: possible.map((each) => riskWord(each)).join(", ") })}</p>
      )}
      {place !== null && <p>{m.riskwhy_place({ place: placeWord(place) })}</p>}
      {gaps.length > 0 && <p class="dim">{m.riskwhy_gap({ gaps: gapsWord(gaps) })}</p>}
      <small class="dim">{m.riskwhy_source({ mark: RISK_SOURCE.mark })}</small>
    </>
  );
}
