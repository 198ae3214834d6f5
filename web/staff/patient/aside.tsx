import type { ComponentChildren } from "preact";
import type { PatientRecord } from "#schema/api/record.ts";
import { clockTime, dayNumber, figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { SeverityShape, Unknown } from "../../shared/ui/severity.tsx";
import { Icon } from "../../shared/ui/sprite.tsx";
import { telephone } from "../board/row/reach.tsx";
import { RiskBars } from "../board/row/risk-bars.tsx";
import { conditionWord, languageWord } from "../enrol/form-words.ts";
import { PhonesPanel } from "./phones-panel.tsx";

function Conditions({ conditions }: Pick<PatientRecord["episode"], "conditions">) {
  if (conditions === null) return <Unknown word={m.answer_not_asked()} />;
  return <>{conditions.length === 0 ? m.record_no_conditions() : conditions.map(conditionWord).join(", ")}</>;
}

function RiskPanel({ record }: { record: PatientRecord }) {
  const { vaccineDoses, hasOximeter } = record.episode;
  const news2 = record.checkins.at(-1)?.assessment.news2;
  return (
    <section class="panel">
      <h2>{m.head_risk()}</h2>
      <div class="in stack tight">
        <RiskBars risk={record.riskClass} />
        <p>
          <Conditions conditions={record.episode.conditions} />
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

function ReachLine({
  icon,
  known,
  children,
  more,
}: {
  icon: string;
  known: boolean;
  children: ComponentChildren;
  more: string | null;
}) {
  return (
    <div class="reach-line">
      <span class="reach">
        <span class={known ? "" : "na"}>
          <Icon name={icon} />
        </span>
      </span>
      <span>
        {children}
        <br />
        <small class="dim">{more}</small>
      </span>
    </div>
  );
}

const Phone = ({ number }: { number: string | null }) =>
  number ? (
    <a class="num" href={telephone(number)}>
      {number}
    </a>
  ) : (
    <Unknown word={m.reach_none()} />
  );

function ReachPanel({ record: { person } }: { record: PatientRecord }) {
  const { carer } = person;
  return (
    <section class="panel">
      <h2>{m.record_reach()}</h2>
      <div class="in stack tight">
        <ReachLine icon="i-phone" known={person.phone !== null} more={languageWord(person.language)}>
          <Phone number={person.phone} />
        </ReachLine>
        <ReachLine
          icon="i-carer"
          known={carer !== null}
          more={carer ? [carer.name, carer.relation].filter(Boolean).join(", ") : m.reach_carer_none()}
        >
          <Phone number={carer?.phone ?? null} />
        </ReachLine>
        <ReachLine icon="i-door" known more={person.hamlet}>
          {person.address}
        </ReachLine>
      </div>
    </section>
  );
}

function HouseholdPanel({ household }: Pick<PatientRecord, "household">) {
  return (
    <section class="panel">
      <h2>{m.enrol_household()}</h2>
      <div class="in stack tight">
        {household.others.length === 0 && <span class="dim">{m.record_alone()}</span>}
        {household.others.map(({ personId, name, episodeId, state, lastSeverity }) => (
          <span key={personId} class="marks">
            {state === "active" && <SeverityShape code={codeOf(lastSeverity)} label />}
            {episodeId ? <a href={`/staff/patients/${episodeId}`}>{name}</a> : name}
            {state === "ended" && <small class="dim">{m.patients_ended()}</small>}
          </span>
        ))}
      </div>
    </section>
  );
}

function SchedulePanel({ record }: { record: PatientRecord }) {
  const { nextDueAt, episode } = record;
  return (
    <section class="panel">
      <h2>{m.patients_next_due()}</h2>
      <div class="in">
        {nextDueAt === null ? <Unknown /> : <b class="num">{`${clockTime(nextDueAt)} ${dayNumber(nextDueAt)}`}</b>}
        <br />
        <small class="dim">{m.record_hours({ am: episode.amHour, pm: episode.pmHour })}</small>
      </div>
    </section>
  );
}

/** Left of the course: risk, reach, household, schedule, phones. */
export function Aside({ record }: { record: PatientRecord }) {
  return (
    <div class="side">
      <RiskPanel record={record} />
      <ReachPanel record={record} />
      <HouseholdPanel household={record.household} />
      {record.state === "active" && <SchedulePanel record={record} />}
      <PhonesPanel record={record} />
    </div>
  );
}
