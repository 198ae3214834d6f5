import { ageInMonths } from "#clinical/age.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { read } from "#clinical/protocol/covid19-home-1/measurement.ts";
import type { VitalSign } from "#clinical/protocol/rule.ts";
import { maxSeverity } from "#clinical/severity.ts";
import { bandsFor, type ChartBand } from "#clinical/thresholds.ts";
import { trendOf } from "#clinical/trend.ts";
import type { BoardRow } from "#schema/api/board.ts";
import { judged, usualSpo2 } from "../../journey/checkin/assess-checkin.ts";
import { viewOf } from "../../journey/triage/alert-row.ts";
import type { BoardFacts, RecentCheckin } from "./query.ts";
import { rowPriority } from "./row-priority.ts";

type Figures = Record<"spo2" | "respiratoryRate" | "pulse" | "temperature", number | null>;
const NO_FIGURES: Figures = { spo2: null, respiratoryRate: null, pulse: null, temperature: null };

/** A check-in's figures as they were judged; what is missing or cannot be is null, never a number. */
function figuresOf(checkin: RecentCheckin | undefined): Figures {
  if (checkin === undefined) return NO_FIGURES;
  const { respiratoryRate, pulse, temperatureCelsius } = judged(checkin.measurements, checkin.additions);
  return {
    spo2: checkin.spo2,
    respiratoryRate: read("respiratoryRate", respiratoryRate).value,
    pulse: read("pulse", pulse).value,
    temperature: read("temperatureCelsius", temperatureCelsius).value,
  };
}

function severityIn(bands: readonly ChartBand[], value: number): BoardRow["figures"]["spo2"]["severity"] {
  const around = bands.filter(({ from = -Infinity, to = Infinity }) => value >= from && value <= to);
  return maxSeverity(around.map((band) => band.severity));
}

function figure(value: number | null, previous: number | null, vital: VitalSign, bands: readonly ChartBand[]) {
  const severity = value === null ? null : severityIn(bands, value);
  return { value, severity, trend: trendOf(previous, value, vital, bands) };
}

/** The figures of the newest check-in, each weighed by the same rules that raise alerts, with its way since the one before. */
function weighed(facts: BoardFacts, parameters: SiteParameters, newestFirst: readonly RecentCheckin[], now: number) {
  const latest = figuresOf(newestFirst[0]);
  const previous = figuresOf(newestFirst[1]);
  const { birthDate, birthPrecision, chronicHypoxia, pregnant } = facts;
  const months = ageInMonths(birthDate, birthPrecision, newestFirst[0]?.measuredAt ?? now);
  const bands = bandsFor(months, parameters, { chronicHypoxia, baseline: usualSpo2(facts), pregnant: pregnant ?? false });
  return {
    spo2: figure(latest.spo2, previous.spo2, "spo2", bands.spo2),
    respiratoryRate: figure(latest.respiratoryRate, previous.respiratoryRate, "respiratoryRate", bands.respiratoryRate),
    pulse: figure(latest.pulse, previous.pulse, "pulse", bands.pulse),
    temperature: figure(latest.temperature, previous.temperature, "temperatureCelsius", bands.temperatureCelsius),
  };
}

const reachOf = ({ phone, carerName, carerPhone, linked }: BoardFacts): BoardRow["reach"] => ({
  phone,
  carer: carerName === null ? null : { name: carerName, phone: carerPhone },
  app: linked ? "linked" : "not_linked",
});

/** A row of the board. `now` stands for the age of somebody who has not measured yet. */
export function boardRowOf(facts: BoardFacts, parameters: SiteParameters, now: number): BoardRow {
  const newestFirst = facts.recent.toSorted((a, b) => b.measuredAt - a.measuredAt);
  const [newest] = newestFirst;
  const { name, honorific, sex, language, hamlet, onsetDate, pregnancyWeeks, pregnant, riskClass, conditions } = facts;
  const symptoms = newest ? judged(newest.measurements, newest.additions).symptoms : null;
  return {
    alert: viewOf(facts, true),
    episodeId: facts.episodeId,
    ...{ name, honorific, sex, language, hamlet, onsetDate, pregnancyWeeks, pregnant, riskClass, conditions },
    birth: { date: facts.birthDate, precision: facts.birthPrecision },
    figures: weighed(facts, parameters, newestFirst, now),
    spo2Course: newestFirst.map((checkin) => checkin.spo2).toReversed(),
    symptoms: symptoms && [...symptoms],
    unassessed: newest?.unassessed.map(([what]) => what) ?? [],
    lastCheckinAt: facts.lastCheckinAt,
    source: newest?.source ?? null,
    priority: rowPriority(facts, parameters, now),
    accepted: facts.accepted.flatMap(({ findings, until, by }) =>
      findings.map(([rule, values]) => ({ rule, values, until, by })),
    ),
    reach: reachOf(facts),
  };
}
