import { ageInMonths } from "#clinical/age.ts";
import { type RiskFacts, riskFactsFrom } from "#clinical/risk.ts";
import { m } from "../../shared/paraglide/messages.js";
import { RiskWhy } from "../risk/risk-why.tsx";
import { now } from "../session/clock.ts";
import { readBirth } from "./birth-text.ts";
import { type DetailsDraft, factsOf } from "./details-draft.ts";

function riskFacts(draft: DetailsDraft, at: number): RiskFacts | null {
  const birth = readBirth(draft.birth);
  if (birth === null || draft.sex === "") return null;
  return riskFactsFrom({ ...factsOf(draft, at), sex: draft.sex, ageMonths: ageInMonths(birth.date, birth.precision, at) });
}

/** The risk class by what stands in the fields now; spoken when it changes. */
export function RiskNow({ draft }: { draft: DetailsDraft }) {
  const facts = riskFacts(draft, now.peek());
  return (
    <section class="panel form-part" aria-label={m.riskwhy_now()}>
      <div class="f f-wide stack tight" role="status">
        <b>{m.riskwhy_now()}</b>
        {facts === null ? <p class="dim">{m.riskwhy_needs_birth()}</p> : <RiskWhy facts={facts} />}
      </div>
    </section>
  );
}
