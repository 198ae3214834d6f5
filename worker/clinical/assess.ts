import type { AssessedThing, Assessment, Finding, FindingValues, News2, Unassessed } from "./assessment.ts";
import { beyondLimits } from "./beyond.ts";
import type { Facts } from "./facts.ts";
import type { SiteParameters } from "./parameters.ts";
import { priorityOf, priorityParts } from "./priority.ts";
import type { CheckinRule } from "./protocol/covid19-home-1/checkin-rule.ts";
import { TYPED } from "./protocol/covid19-home-1/measurement.ts";
import { COVID19_HOME_1 } from "./protocol/covid19-home-1/protocol.ts";
import { readSigns, type Signs } from "./protocol/covid19-home-1/signs.ts";
import { worseningSigns } from "./protocol/covid19-home-1/worsening.ts";
import { fires, severityOf } from "./protocol/rule.ts";
import { compareSeverity, maxSeverity } from "./severity.ts";

/** The protocol in force, as it is stored with each assessment. */
export const PROTOCOL_VERSION = `${COVID19_HOME_1.id}@${COVID19_HOME_1.version}`;

/** Rules that note something and ask for nobody, whoever it is. */
export const ROUTINE_RULES: ReadonlySet<string> = new Set(
  COVID19_HOME_1.rules.filter((rule) => rule.severity === "routine").map((rule) => rule.id),
);

/** The lowest score of its neighbours, over what is known both times. */
function newsBefore({ pregnant, news2, worsening }: Signs): number | null {
  return pregnant || news2 === null ? null : news2.score - worsening.news2Rise;
}

const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

function lowestSpo2({ spo2First, spo2Second, spo2Third }: Signs): number | null {
  const readings = [spo2First, spo2Second, spo2Third].filter((reading) => reading !== null);
  return readings.length === 0 ? null : Math.min(...readings);
}

/** What is computed from several figures, or reported for some people only. */
const COMPUTED = {
  news2: ({ pregnant, news2 }: Signs) => (pregnant ? null : (news2?.score ?? null)),
  news2Highest: ({ pregnant, news2 }: Signs) => (pregnant ? null : (news2?.highest ?? null)),
  news2Before: newsBefore,
  pulsePressure: ({ systolicMmhg, diastolicMmhg }: Signs) => minus(systolicMmhg, diastolicMmhg),
  spo2Difference: ({ spo2First, spo2Second }: Signs) => {
    const difference = minus(spo2First, spo2Second);
    return difference === null ? null : Math.abs(difference);
  },
  spo2Lowest: lowestSpo2,
  voidSystolicMmhg: ({ voidPair }: Signs) => voidPair?.systolic ?? null,
  voidDiastolicMmhg: ({ voidPair }: Signs) => voidPair?.diastolic ?? null,
} satisfies Partial<Record<keyof FindingValues, (signs: Signs) => number | null>>;

const isIn = <T extends object>(record: T, key: keyof FindingValues): key is keyof T & keyof FindingValues => key in record;

function seenValue(key: keyof FindingValues, signs: Signs): number | null {
  if (isIn(COMPUTED, key)) return COMPUTED[key](signs);
  if (isIn(TYPED, key)) return signs.typed[key];
  if (key === "usualRespiratoryRate" || key === "usualPulse" || key === "measuredFeverHours") return signs.worsening[key];
  return signs[key];
}

function valuesSeen(rule: CheckinRule, signs: Signs): FindingValues {
  const ofBands = (rule.bands?.(signs) ?? []).map((band) => band.vital);
  const keys = new Set<keyof FindingValues>([...ofBands, ...(rule.saw ?? [])]);
  const seen: Partial<Record<keyof FindingValues, number>> = {};
  for (const key of keys) {
    const value = seenValue(key, signs);
    if (value !== null) seen[key] = value;
  }
  return seen;
}

/** By code point, as ids are compared everywhere. */
const byId = (a: Finding, b: Finding): number => (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId));

function findingsOf(signs: Signs): Finding[] {
  return COVID19_HOME_1.rules
    .filter((rule) => fires(rule, signs))
    .map((rule) => ({ ruleId: rule.id, severity: severityOf(rule, signs), values: valuesSeen(rule, signs) }))
    .sort((a, b) => compareSeverity(b.severity, a.severity) || byId(a, b));
}

function unassessedOf(signs: Signs): Unassessed[] {
  const unknown: readonly (readonly [AssessedThing, boolean])[] = [
    ["spo2", signs.spo2 === null],
    ["respiratoryRate", signs.respiratoryRate === null],
    ["pulse", signs.pulse === null],
    ["temperature", signs.temperatureCelsius === null],
    ["bloodPressure", signs.systolicMmhg === null || signs.diastolicMmhg === null],
  ];
  const things: Unassessed[] = unknown
    .filter(([, isUnknown]) => isUnknown)
    .map(([what]) => ({ what, reason: signs.invalid.has(what) ? "invalid" : "missing" }));
  return signs.symptomsAnswered ? things : [...things, { what: "symptoms", reason: "not_answered" }];
}

function reportedNews2({ news2, pregnant }: Signs): News2 | null {
  return news2 && !pregnant ? { score: news2.score, partial: news2.partial } : null;
}

/**
 * What the protocol says of one check-in (protocol.md 10; rules.json). Pure and total: the same facts and parameters give the
 * same answer on the phone and on the server, whatever was typed.
 */
export function assess(facts: Facts, parameters: SiteParameters): Assessment {
  const signs = readSigns(facts, parameters);
  const findings = findingsOf(signs);
  const severity = maxSeverity(findings.map((finding) => finding.severity));
  const worsening = worseningSigns(signs.worsening);
  const parts = priorityParts({
    findings,
    ageMonths: signs.ageMonths,
    pregnant: signs.pregnant,
    news2Score: signs.news2?.score ?? null,
    beyond: beyondLimits(signs),
    worsening: worsening.length,
  });
  return {
    protocolVersion: PROTOCOL_VERSION,
    parametersVersion: parameters.version,
    severity,
    findings,
    unassessed: unassessedOf(signs),
    news2: reportedNews2(signs),
    spo2Effective: signs.spo2,
    worsening,
    priority: priorityOf(severity, parts),
    priorityParts: parts,
  };
}
