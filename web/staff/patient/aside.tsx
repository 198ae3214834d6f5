import type { ComponentChildren } from "preact";
import type { PatientRecord } from "#schema/api/record.ts";
import { dueWhyWord } from "../../shared/due-why.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { SeverityShape, Unknown } from "../../shared/ui/severity.tsx";
import { Icon } from "../../shared/ui/sprite.tsx";
import { telephone } from "../board/row/reach.tsx";
import { languageWord } from "../enrol/form-words.ts";
import { PhonesPanel } from "./family/phones-panel.tsx";
import { PrivacyPanel } from "./family/privacy-panel.tsx";
import { ReminderLines } from "./family/reminder-lines.tsx";
import { MedicinesPanel } from "./medicine/medicines-panel.tsx";
import { RiskPanel } from "./risk/risk-panel.tsx";
import { SeverityClassPanel } from "./risk/severity-class-panel.tsx";
import { StayPanel } from "./stay-panel.tsx";

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
  const { nextDueAt, dueWhy } = record;
  return (
    <section class="panel">
      <h2>{m.patients_next_due()}</h2>
      <div class="in">
        {nextDueAt === null ? <Unknown /> : <b class="num">{`${clockTime(nextDueAt)} ${dayNumber(nextDueAt)}`}</b>}
        <br />
        <small>{dueWhyWord(dueWhy)}</small>
        <br />
        <ReminderLines of={record.reminders} />
      </div>
    </section>
  );
}

/** Left of the course: risk, reach, household, severity class, schedule, isolation, medicines, phones, privacy. */
export function Aside({ record }: { record: PatientRecord }) {
  return (
    <div class="side">
      <RiskPanel record={record} />
      <ReachPanel record={record} />
      <HouseholdPanel household={record.household} />
      <SeverityClassPanel record={record} />
      {record.state === "active" && <SchedulePanel record={record} />}
      <StayPanel record={record} />
      <MedicinesPanel record={record} />
      <PhonesPanel record={record} />
      <PrivacyPanel record={record} />
    </div>
  );
}
