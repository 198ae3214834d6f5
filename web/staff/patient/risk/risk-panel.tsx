import { riskFactsFrom } from "#clinical/risk.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Unknown } from "../../../shared/ui/severity.tsx";
import { conditionWord } from "../../enrol/form-words.ts";
import { ageMonthsAt } from "../../person-words.ts";
import { RiskWhy } from "../../risk/risk-why.tsx";
import { now } from "../../session/clock.ts";

function Conditions({ conditions }: Pick<PatientRecord["episode"], "conditions">) {
  if (conditions === null) return <Unknown word={m.answer_not_asked()} />;
  return <>{conditions.length === 0 ? m.record_no_conditions() : conditions.map(conditionWord).join(", ")}</>;
}

/** The risk class with its why, and what the assessment knows of the person beside the check-ins. */
export function RiskPanel({ record }: { record: PatientRecord }) {
  const { person, episode } = record;
  const { vaccineDoses, hasOximeter } = episode;
  const news2 = record.checkins.at(-1)?.assessment.news2;
  const facts = riskFactsFrom({ ...episode, sex: person.sex, ageMonths: ageMonthsAt(person.birth, now.peek()) });
  return (
    <section class="panel">
      <h2>{m.head_risk()}</h2>
      <div class="in stack tight">
        <RiskWhy facts={facts} />
        <p>
          <Conditions conditions={episode.conditions} />
        </p>
        <p>
          {m.enrol_doses()}: {vaccineDoses === null ? <Unknown word={m.answer_not_asked()} /> : <b class="num">{vaccineDoses}</b>}
        </p>
        {news2 && (
          <p>
            NEWS2 <b class="num">{news2.score}</b> {news2.partial ? m.record_news2_partial() : m.record_news2_whole()}
          </p>
        )}
        <p>
          {m.record_baseline()}: {record.baseline === null ? <Unknown /> : <b class="num">{figure(record.baseline)} %</b>}
        </p>
        <p>
          {m.enrol_oximeter()}:{" "}
          {hasOximeter === null ? <Unknown word={m.answer_not_asked()} /> : hasOximeter ? m.answer_yes() : m.answer_no()}
        </p>
      </div>
    </section>
  );
}
