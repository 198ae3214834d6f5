import { ageInMonths } from "#clinical/age.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { bandsFor, type ChartBand } from "#clinical/thresholds.ts";
import { trendOf } from "#clinical/trend.ts";
import type { BoardRow } from "#schema/api/board.ts";
import type { Severity } from "#schema/terms.ts";
import { viewOf } from "../../journey/triage/alert-row.ts";
import type { BoardFact, RecentCheckin } from "./query.ts";

type Shown = "spo2" | "respiratoryRate" | "pulse" | "temperatureCelsius";
/** What the assessment calls each figure when it could not judge it. */
const JUDGED_AS: Record<Shown, string> = {
  spo2: "spo2",
  respiratoryRate: "respiratoryRate",
  pulse: "pulse",
  temperatureCelsius: "temperature",
};

function raw(checkin: RecentCheckin, figure: Shown): number | null {
  const { measurements, addenda, spo2 } = checkin;
  if (figure === "spo2") return spo2;
  if (figure === "pulse") return measurements.pulse;
  if (figure === "temperatureCelsius") return measurements.temperatureCelsius;
  const recounted = addenda.map((added) => added.respiratoryRate).findLast((count) => count !== undefined);
  return recounted ?? measurements.respiratoryRate.counted;
}

/** A figure as it was judged: one that counts as missing is not shown as if it were known. */
function known(checkin: RecentCheckin | undefined, figure: Shown): number | null {
  if (!checkin || checkin.unassessed.some(([what]) => what === JUDGED_AS[figure])) return null;
  const value = raw(checkin, figure);
  if (value === null) return null;
  return figure === "temperatureCelsius" ? Math.round(value * 10) / 10 : Math.round(value);
}

/** The severity of the band that holds the value; null: no rule speaks of this figure alone. */
function bandOf(value: number | null, bands: readonly ChartBand[]): Severity | null {
  if (value === null) return null;
  return (
    bands.find(({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }) => value >= from && value <= to)?.severity ??
    null
  );
}

function figuresOf(fact: BoardFact, parameters: SiteParameters, now: number): BoardRow["figures"] {
  const [newest, previous] = fact.recent;
  const age = ageInMonths(fact.birthDate, fact.birthPrecision, newest?.measuredAt ?? now);
  const { chronicHypoxia, baseline, pregnant } = fact;
  const bands = bandsFor(age, parameters, { chronicHypoxia, baseline, pregnant: pregnant ?? false });
  const figure = (name: Shown) => {
    const value = known(newest, name);
    return { value, severity: bandOf(value, bands[name]), trend: trendOf(known(previous, name), value, name, bands[name]) };
  };
  return {
    spo2: figure("spo2"),
    respiratoryRate: figure("respiratoryRate"),
    pulse: figure("pulse"),
    temperature: figure("temperatureCelsius"),
  };
}

/** Symptoms said at the newest check-in, with those added later; null: the question was not answered. */
function symptomsOf(newest: RecentCheckin | undefined): string[] | null {
  if (!newest) return null;
  const { answered, codes } = newest.measurements.symptoms;
  const added = newest.addenda.flatMap((each) => each.symptomsAdded ?? []);
  return answered || added.length > 0 ? [...new Set([...codes, ...added])] : null;
}

/** One row of the board. Who may watch a board may act on its alerts. */
export function boardRowOf(fact: BoardFact, parameters: SiteParameters, now: number): BoardRow {
  const [newest] = fact.recent;
  return {
    alert: viewOf(fact, true),
    episodeId: fact.episodeId,
    name: fact.name,
    honorific: fact.honorific,
    sex: fact.sex,
    birth: { date: fact.birthDate, precision: fact.birthPrecision },
    language: fact.language,
    hamlet: fact.hamlet,
    onsetDate: fact.onsetDate,
    pregnancyWeeks: fact.pregnancyWeeks,
    pregnant: fact.pregnant,
    riskClass: fact.riskClass,
    conditions: fact.conditions,
    figures: figuresOf(fact, parameters, now),
    spo2Course: fact.recent.map((checkin) => checkin.spo2).reverse(),
    symptoms: symptomsOf(newest),
    unassessed: newest?.unassessed.map(([what]) => what) ?? [],
    lastCheckinAt: newest?.measuredAt ?? null,
    source: newest?.source ?? null,
    reach: {
      phone: fact.phone,
      carer: fact.carerName === null ? null : { name: fact.carerName, phone: fact.carerPhone },
      app: fact.linked ? "linked" : "not_linked",
    },
  };
}
