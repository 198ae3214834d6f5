import { type Comparison, explain, speakingSince } from "#clinical/explain.ts";
import { news2Parts } from "#clinical/news2.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { whoOf } from "#clinical/protocol/covid19-home-1/signs.ts";
import { RULE_SOURCES, type RuleSource } from "#clinical/protocol/covid19-home-1/sources.ts";
import type { Who } from "#clinical/protocol/rule.ts";
import type { CheckinView } from "#schema/api/checkin.ts";
import type { Reason } from "#schema/api/common.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import { clockTime, dayNumber, figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { rows } from "../../board/board-state.ts";
import { priorityText } from "../../board/row/order-why.tsx";
import { thingWord } from "../../clinical-words.ts";
import { ageMonthsAt } from "../../person-words.ts";
import { useParametersOf } from "../../session/parameters.ts";
import { Broken, Loading } from "../../ui/state.tsx";
import { reasonWords } from "../../why-parts.ts";
import { chartCheckinOf, symptomsOf } from "./chart-figures.ts";
import { figureWord } from "./figure-words.ts";

const SOURCES: Readonly<Record<string, RuleSource>> = RULE_SOURCES;
const WHY_UNKNOWN: Readonly<Record<string, () => string>> = {
  missing: () => m.explain_missing(),
  invalid: () => m.explain_invalid(),
  not_answered: () => m.explain_not_answered(),
};

function whoAt({ person, episode, baseline }: PatientRecord, at: number, parameters: SiteParameters): Who {
  const { chronicHypoxia, pregnant } = episode;
  const ageMonths = ageMonthsAt(person.birth, at);
  return whoOf({ ageMonths, chronicHypoxia, spo2Baseline: baseline, pregnant: pregnant ?? false }, parameters);
}

const shown = (value: number): string => figure(value, Number.isInteger(value) ? 0 : 1);

/** "SpO2 95 (94–96)": the value, and the stretch that the rule reports. */
function comparisonText({ figure: name, value, from, to }: Comparison): string {
  const ends =
    from === undefined
      ? to === undefined
        ? null
        : `≤ ${shown(to)}`
      : to === undefined
        ? `≥ ${shown(from)}`
        : `${shown(from)}–${shown(to)}`;
  return `${figureWord(name)} ${value === null ? "?" : shown(value)}${ends === null ? "" : ` (${ends})`}`;
}

function Finding({ reason, record, checkin, who }: { reason: Reason; record: PatientRecord; checkin: CheckinView; who: Who }) {
  const { comparisons } = explain({ ruleId: reason.rule, values: reason.values }, who);
  const judged = record.checkins.map(({ measuredAt, assessment }) => ({
    measuredAt,
    rules: assessment.reasons.map(({ rule }) => rule),
  }));
  const since = speakingSince(reason.rule, judged);
  const source = SOURCES[reason.rule];
  return (
    <li>
      <b>{reasonWords([reason], symptomsOf(checkin)).join(". ")}</b>
      <div class="l2">
        {[
          ...comparisons.map(comparisonText),
          ...(since === null ? [] : [m.explain_since({ when: `${clockTime(since)} ${dayNumber(since)}` })]),
          ...(source ? [m.explain_source({ source: source.source, mark: source.mark })] : []),
        ].join("; ")}
      </div>
    </li>
  );
}

function News2({ checkin, who }: { checkin: CheckinView; who: Who }) {
  const { news2 } = checkin.assessment;
  if (news2 === null) return null;
  const { figures } = chartCheckinOf(checkin);
  const parts = news2Parts({
    ...figures,
    onOxygen: checkin.measurements.onOxygen === true,
    alteredConsciousness: symptomsOf(checkin)?.includes("altered_consciousness") ?? false,
    scale: who.chronicHypoxia ? 2 : 1,
  });
  return (
    <li>
      <b>{news2.partial ? m.explain_news2_partial({ score: news2.score }) : m.explain_news2({ score: news2.score })}</b>
      <div class="l2">
        {parts.map(({ of, value, points }) => `${figureWord(of)} ${value === null ? "?" : `+${points}`}`).join("; ")}
      </div>
    </li>
  );
}

/** Fewer earlier check-ins than this, and the usual breaths and pulse are not known (worsening.ts). */
const ENOUGH_FOR_TREND = 4;

function Unassessed({ record, checkin }: { record: PatientRecord; checkin: CheckinView }) {
  const unknown = checkin.assessment.unassessed.map(
    ({ what, reason }) => `${thingWord(what)}: ${WHY_UNKNOWN[reason]?.() ?? reason}`,
  );
  const earlier = record.checkins.filter(({ measuredAt }) => measuredAt < checkin.measuredAt).length;
  const all = [...unknown, ...(earlier < ENOUGH_FOR_TREND ? [m.explain_trend_short()] : [])];
  if (all.length === 0) return null;
  return (
    <li>
      <b>{m.explain_unknown_title()}</b>
      <div class="l2">{all.join("; ")}</div>
    </li>
  );
}

function Findings({ record, checkin, parameters }: { record: PatientRecord; checkin: CheckinView; parameters: SiteParameters }) {
  const who = whoAt(record, checkin.measuredAt, parameters);
  const { reasons } = checkin.assessment;
  return (
    <ul>
      {reasons.length === 0 && <li>{m.explain_nothing()}</li>}
      {reasons.map((reason) => (
        <Finding key={reason.rule} reason={reason} record={record} checkin={checkin} who={who} />
      ))}
      <News2 checkin={checkin} who={who} />
      <Unassessed record={record} checkin={checkin} />
    </ul>
  );
}

/** By the parameters that it was judged under, which may not be those in force now. */
function Judged({ record, checkin }: { record: PatientRecord; checkin: CheckinView }) {
  const { parameters, failure, load } = useParametersOf(checkin.assessment.parameters);
  if (parameters) return <Findings record={record} checkin={checkin} parameters={parameters} />;
  return failure === null ? <Loading what={m.explain_title()} /> : <Broken error={failure} onRetry={load} />;
}

/** The newest check-in, finding by finding: value, threshold, source, since when; NEWS2 with its parts; what could not be judged. */
export function Explanation({ record }: { record: PatientRecord }) {
  const checkin = record.checkins.at(-1);
  if (!checkin) return null;
  const { protocol, parameters: version } = checkin.assessment;
  return (
    <details class="in">
      <summary>{m.explain_title()}</summary>
      <Judged record={record} checkin={checkin} />
      {[...(rows.value?.values() ?? [])]
        .filter(({ episodeId }) => episodeId === record.episodeId)
        .map(({ alert, priority }) => (
          <p key={alert.id} class="l2">
            {priorityText(priority)}
          </p>
        ))}
      <p class="l2">{m.explain_parameters({ protocol, version })}</p>
    </details>
  );
}
