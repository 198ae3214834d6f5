import type { AssessedThing, Assessment, Finding, FindingValues, News2, Unassessed } from "./assessment.ts";
import type { Facts } from "./facts.ts";
import type { SiteParameters } from "./parameters.ts";
import type { CheckinRule } from "./protocol/covid19-home-1/checkin-rule.ts";
import { COVID19_HOME_1 } from "./protocol/covid19-home-1/protocol.ts";
import { readSigns, type Signs } from "./protocol/covid19-home-1/signs.ts";
import { fires, severityOf } from "./protocol/rule.ts";
import { compareSeverity, maxSeverity, priorityOf } from "./severity.ts";

/** The protocol in force, as it is stored with each assessment. */
export const PROTOCOL_VERSION = `${COVID19_HOME_1.id}@${COVID19_HOME_1.version}`;

/** Rules that note something and ask for nobody, whoever it is. */
export const ROUTINE_RULES: ReadonlySet<string> = new Set(
  COVID19_HOME_1.rules.filter((rule) => rule.severity === "routine").map((rule) => rule.id),
);

function seenValue(key: keyof FindingValues, signs: Signs): number | null {
  if (key === "news2") return signs.pregnant ? null : (signs.news2?.score ?? null);
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
  const { ageMonths, pregnant, news2 } = signs;
  return {
    protocolVersion: PROTOCOL_VERSION,
    parametersVersion: parameters.version,
    severity: maxSeverity(findings.map((finding) => finding.severity)),
    findings,
    unassessed: unassessedOf(signs),
    news2: reportedNews2(signs),
    spo2Effective: signs.spo2,
    priority: priorityOf({ findings, ageMonths, pregnant, news2Score: news2?.score ?? null }),
  };
}
