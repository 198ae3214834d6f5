import type { AssessedThing, Assessment } from "./assessment.ts";
import type { Facts } from "./facts.ts";
import { FIVE_YEARS, THREE_MONTHS } from "./protocol/covid19-home-1/ages.ts";
import type { RuleId } from "./protocol/covid19-home-1/sources.ts";
import { compareSeverity } from "./severity.ts";

/** What a person is told after a check-in, in the order it is shown: emergency first. */
const CHECKIN_ADVICE = [
  "call-115",
  "not-alone",
  "sit-up",
  "unconscious-side",
  "station-calls-30",
  "worse-call",
  "measure-again-4h",
  "on-schedule",
  "on-schedule-partial",
  "unknown-breathing",
  "fever",
  "drink-child",
  "newborn",
  "pregnant",
] as const;
/** What the form says before a figure is measured. */
const MEASURING_ADVICE = ["oximeter-how", "breaths-how"] as const;

/** Every piece of advice; its words are in the patient's word files, all of them drafts until a clinician has signed. */
export const ADVICE_IDS = [...CHECKIN_ADVICE, ...MEASURING_ADVICE] as const;
export type AdviceId = (typeof ADVICE_IDS)[number];

/** One piece of advice. `missing` fills the placeholder {missing} of its text. */
export interface Advice {
  readonly id: AdviceId;
  readonly missing?: readonly AssessedThing[];
}

interface Situation {
  readonly facts: Facts;
  readonly assessment: Assessment;
}

const BREATHING_RULES = ["SPO2-", "RR-", "S-DYSP-", "S-BREATH-"];
const FEVER_RULES: readonly RuleId[] = ["T-W", "T-HI-U", "T-NR-U", "T-NR-W"];

const is = ({ assessment }: Situation, ...severities: readonly string[]): boolean => severities.includes(assessment.severity);
const fired = ({ assessment }: Situation, ...ids: readonly RuleId[]): boolean =>
  assessment.findings.some((finding) => ids.some((id) => id === finding.ruleId));
const has = ({ facts }: Situation, ...codes: readonly string[]): boolean =>
  facts.symptoms?.some((code) => codes.includes(code)) ?? false;
const breathingRuleFired = ({ assessment }: Situation): boolean =>
  assessment.findings.some(({ ruleId }) => BREATHING_RULES.some((prefix) => ruleId.startsWith(prefix)));
const allAssessed = ({ assessment }: Situation): boolean => assessment.unassessed.length === 0;

/** The conditions of advice.json, word for word. */
const WHEN: Record<(typeof CHECKIN_ADVICE)[number], (situation: Situation) => boolean> = {
  "call-115": (now) => is(now, "emergency"),
  "not-alone": (now) => is(now, "emergency"),
  "sit-up": (now) =>
    is(now, "emergency") && breathingRuleFired(now) && now.facts.ageMonths >= FIVE_YEARS && !has(now, "altered_consciousness"),
  "unconscious-side": (now) => has(now, "altered_consciousness", "seizure"),
  "station-calls-30": (now) => is(now, "urgent"),
  "worse-call": (now) => is(now, "urgent", "watch"),
  "measure-again-4h": (now) => is(now, "watch"),
  "on-schedule": (now) => is(now, "routine") && allAssessed(now),
  "on-schedule-partial": (now) => is(now, "routine") && !allAssessed(now),
  "unknown-breathing": (now) => fired(now, "UNK-W"),
  fever: (now) => fired(now, ...FEVER_RULES),
  "drink-child": (now) => now.facts.ageMonths < FIVE_YEARS && has(now, "diarrhea", "vomiting", "poor_feeding"),
  newborn: (now) => now.facts.ageMonths < THREE_MONTHS,
  pregnant: (now) => now.facts.pregnant === true && compareSeverity(now.assessment.severity, "watch") >= 0,
};

/** What to tell the person, most pressing first (advice.json). Never empty: each severity has its sentence. */
export function adviceFor(facts: Facts, assessment: Assessment): readonly Advice[] {
  const missing = assessment.unassessed.map((thing) => thing.what);
  return CHECKIN_ADVICE.filter((id) => WHEN[id]({ facts, assessment })).map((id) =>
    id === "on-schedule-partial" ? { id, missing } : { id },
  );
}
