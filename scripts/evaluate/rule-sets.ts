import { assess } from "#clinical/assess.ts";
import type { Finding } from "#clinical/assessment.ts";
import type { Facts } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS, type SiteParameters } from "#clinical/parameters.ts";
import type { PriorityPart } from "#clinical/priority.ts";
import { ADULT, FIVE_YEARS, ONE_YEAR, TWELVE_YEARS, TWO_MONTHS } from "#clinical/protocol/covid19-home-1/ages.ts";
import { readSigns, type Signs } from "#clinical/protocol/covid19-home-1/signs.ts";
import type { RuleId } from "#clinical/protocol/covid19-home-1/sources.ts";
import type { Severity, Symptom } from "#schema/terms.ts";
import { isEligibility } from "../../worker/journey/triage/rules.ts";

/** What a rule set says of one check-in: findings in the product's own form, so that one alert's life serves them all. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** What the priority of its row is made of, and how many signs of the course point the wrong way; null: it has none. */
  readonly weight: { readonly parts: readonly PriorityPart[]; readonly worsening: number } | null;
  /** The SpO2 that was judged, in %. */
  readonly spo2: number | null;
}

export interface RuleSet {
  readonly id: "ours" | "moh" | "nhs" | "who" | "news2" | "ours_lax";
  readonly name: string;
  judge(facts: Facts): Judged;
  /** Whether missed windows raise an alert (MISS-1-W, MISS-2-U). */
  readonly hearsSilence: boolean;
  /** Whether it looks at the check-ins before (usual SpO2, trend). */
  readonly looksBack: boolean;
}

/** Our engine, whole. What asks where to care for somebody (ELIG-*) is no finding about the illness now. */
const ours = (id: RuleSet["id"], name: string, parameters: SiteParameters): RuleSet => ({
  id,
  name,
  hearsSilence: true,
  looksBack: true,
  judge: (facts) => {
    const { findings, priorityParts: parts, worsening, spo2Effective: spo2 } = assess(facts, parameters);
    const ofIllness = findings.filter(({ ruleId }) => !isEligibility(ruleId));
    return { findings: ofIllness, weight: { parts, worsening: worsening.length }, spo2 };
  },
});

interface Item {
  readonly id: string;
  readonly severity: Severity;
  readonly when: (signs: Signs) => boolean;
  /** The rule of ours that says the same: what may be accepted of that one may be accepted of this. */
  readonly like?: (signs: Signs) => RuleId;
}

const upTo = (value: number | null, most: number): boolean => value !== null && value <= most;
const from = (value: number | null, least: number): boolean => value !== null && value >= least;
const any =
  (...codes: readonly Symptom[]) =>
  ({ symptoms }: Signs): boolean =>
    codes.some((code) => symptoms.has(code));
const isGrown = ({ ageMonths }: Signs): boolean => ageMonths >= ADULT;

/** Breaths per minute that the Ministry reports: adults 261/QD-BYT, children 528/QD-BYT; 12 to 15 years as adults [M]. */
function mohBreaths(ageMonths: number): number {
  if (ageMonths < TWO_MONTHS) return 60;
  if (ageMonths < ONE_YEAR) return 50;
  if (ageMonths < FIVE_YEARS) return 40;
  return ageMonths < TWELVE_YEARS ? 30 : 20;
}

/** Our rule of fast breathing for an age. */
function breathsRule({ ageMonths }: Signs): RuleId {
  if (ageMonths < TWO_MONTHS) return "RR-A0-U";
  if (ageMonths < ONE_YEAR) return "RR-A1-U";
  if (ageMonths < FIVE_YEARS) return "RR-A2-U";
  if (ageMonths < TWELVE_YEARS) return "RR-A3-U";
  return ageMonths < ADULT ? "RR-A4-W" : "RR-A-U";
}
const spo2Rule = (signs: Signs): RuleId => (isGrown(signs) ? "SPO2-A-U" : "SPO2-C-U");

/** The danger signs of 261/QD-BYT (adults) and 528/604/QD-BYT (below 16), one grade as printed (protocol.md 1.3, 1.4). */
const MOH_ITEMS: readonly Item[] = [
  {
    id: "MOH-1-BREATHING",
    severity: "urgent",
    when: any("dyspnea", "dyspnea_at_rest", "grunting", "chest_indrawing", "nasal_flaring", "wheeze", "stridor"),
  },
  {
    id: "MOH-2-RATE",
    severity: "urgent",
    like: breathsRule,
    when: (signs) => from(signs.respiratoryRate, mohBreaths(signs.ageMonths)),
  },
  { id: "MOH-3-SPO2", severity: "urgent", like: spo2Rule, when: (signs) => upTo(signs.spo2, isGrown(signs) ? 96 : 95) },
  { id: "MOH-4-PULSE", severity: "urgent", when: (signs) => isGrown(signs) && (from(signs.pulse, 121) || upTo(signs.pulse, 49)) },
  {
    id: "MOH-5-PRESSURE",
    severity: "urgent",
    when: (signs) => isGrown(signs) && (upTo(signs.systolicMmhg, 89) || upTo(signs.diastolicMmhg, 59)),
  },
  { id: "MOH-6-CHEST", severity: "urgent", when: any("chest_pain", "chest_pain_persistent") },
  { id: "MOH-7-MIND", severity: "urgent", when: any("altered_consciousness", "seizure", "exhausted", "irritable_not_playing") },
  { id: "MOH-8-COLOUR", severity: "urgent", when: any("cyanosis", "cold_pale_extremities") },
  {
    id: "MOH-9-DRINK",
    severity: "urgent",
    when: any("cannot_drink", "poor_feeding", "vomits_everything", "mis_c", "dehydration"),
  },
  { id: "MOH-10-OTHER", severity: "urgent", when: any("other_acute_illness", "concern") },
  {
    id: "MOH-C-FEVER",
    severity: "urgent",
    when: (signs) =>
      !isGrown(signs) &&
      ((from(signs.temperatureCelsius, 39.1) && signs.feverNotResponding) ||
        (from(signs.temperatureCelsius, 37.6) && from(signs.feverHours, 48))),
  },
];

const severe: readonly Symptom[] = ["dyspnea_at_rest", "cyanosis", "altered_consciousness", "seizure", "hemoptysis"];

/** NHS COVID Oximetry @home: 92 and below 999, 93 to 94 call, with the symptoms of its leaflet (protocol.md 5.2; symptoms [M]). */
const NHS_ITEMS: readonly Item[] = [
  { id: "NHS-RED-SPO2", severity: "emergency", when: ({ spo2 }) => upTo(spo2, 92) },
  { id: "NHS-RED-SIGN", severity: "emergency", when: any(...severe, "chest_pain_persistent", "cold_pale_extremities") },
  { id: "NHS-AMBER-SPO2", severity: "urgent", like: spo2Rule, when: ({ spo2 }) => upTo(spo2, 94) && !upTo(spo2, 92) },
  { id: "NHS-AMBER-SIGN", severity: "urgent", when: any("dyspnea", "exhausted", "concern") },
];

/** WHO's home care bundle: below 90 emergency, 90 to 94 urgent, and its emergency symptoms (protocol.md 5.3). */
const WHO_ITEMS: readonly Item[] = [
  { id: "WHO-RED-SPO2", severity: "emergency", when: ({ spo2 }) => upTo(spo2, 89) },
  {
    id: "WHO-RED-SIGN",
    severity: "emergency",
    when: any("dyspnea_at_rest", "dyspnea", "chest_pain", "chest_pain_persistent", "altered_consciousness", "seizure"),
  },
  { id: "WHO-RED-RATE", severity: "emergency", when: (signs) => isGrown(signs) && from(signs.respiratoryRate, 31) },
  { id: "WHO-RED-PULSE", severity: "emergency", when: (signs) => isGrown(signs) && from(signs.pulse, 121) },
  { id: "WHO-AMBER-SPO2", severity: "urgent", like: spo2Rule, when: ({ spo2 }) => upTo(spo2, 94) && !upTo(spo2, 89) },
];

/** NEWS2 of 5 and more (urgent), 7 and more (emergency), from 16 years: below it has no meaning and is silent (protocol.md 5.1). */
const NEWS2_ITEMS: readonly Item[] = [
  { id: "NEWS2-7", severity: "emergency", when: ({ news2 }) => news2 !== null && news2.score >= 7 },
  { id: "NEWS2-5", severity: "urgent", when: ({ news2 }) => news2 !== null && news2.score >= 5 && news2.score < 7 },
];

/** The value that an accepted finding would be compared by. */
function valuesOf({ spo2, respiratoryRate, pulse }: Signs): Finding["values"] {
  return {
    ...(spo2 !== null && { spo2 }),
    ...(respiratoryRate !== null && { respiratoryRate }),
    ...(pulse !== null && { pulse }),
  };
}

/** A fixed list over the same reading: same rounding, same hard ranges, same SpO2 of several, same score. */
const listOf = (id: RuleSet["id"], name: string, items: readonly Item[]): RuleSet => ({
  id,
  name,
  hearsSilence: false,
  looksBack: false,
  judge: (facts) => {
    // A list looks at one check-in alone: what it does not read need not be worked out.
    const signs = readSigns({ ...facts, history: [] }, DEFAULT_PARAMETERS);
    const fired = items.filter(({ when }) => when(signs));
    const findings = fired.map(({ id: ruleId, severity, like }) => ({
      ruleId: like?.(signs) ?? ruleId,
      severity,
      values: valuesOf(signs),
    }));
    return { findings, weight: null, spo2: signs.spo2 };
  },
});

/** The laxest figures that a medical lead may set: 95 % (practice of Ha Noi and Ho Chi Minh City) and 22 breaths (2671/QD-BYT). */
const LAX: SiteParameters = { ...DEFAULT_PARAMETERS, version: 2, adultNotifyMax: 95, adultRrNotifyMin: 22 };

/** Ours first, then those it is compared with, then ours with other site parameters. */
export const RULE_SETS: readonly RuleSet[] = [
  ours("ours", "Đồng Hành", DEFAULT_PARAMETERS),
  listOf("moh", "MoH 261 list", MOH_ITEMS),
  listOf("nhs", "NHS CO@h", NHS_ITEMS),
  listOf("who", "WHO bundle", WHO_ITEMS),
  listOf("news2", "NEWS2 >=5", NEWS2_ITEMS),
  ours("ours_lax", "Đồng Hành, site 95 / 22", LAX),
];

export function ruleSet(id: RuleSet["id"]): RuleSet {
  const found = RULE_SETS.find((set) => set.id === id);
  if (found === undefined) throw new Error(`there is no rule set ${id}`);
  return found;
}
/** Place of a rule set among the verdicts of a check-in. */
export const placeOf = (id: RuleSet["id"]): number => RULE_SETS.indexOf(ruleSet(id));
