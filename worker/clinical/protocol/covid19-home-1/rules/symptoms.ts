import { MILD_SYMPTOMS, type Symptom } from "#schema/terms.ts";
import { ADULT, FIVE_YEARS, ONE_YEAR } from "../ages.ts";
import type { CheckinRule, When } from "../checkin-rule.ts";
import type { Signs } from "../signs.ts";

const any =
  (...codes: readonly Symptom[]): When =>
  ({ symptoms }) =>
    codes.some((code) => symptoms.has(code));

/** Signs that gather: three of these are more than their sum (rule S-MANY-E). */
const GATHERING: readonly Symptom[] = [
  "dyspnea",
  "nasal_flaring",
  "wheeze",
  "chest_pain",
  "chest_pain_persistent",
  "exhausted",
  "irritable_not_playing",
  "cold_pale_extremities",
  "cannot_drink",
  "vomits_everything",
  "poor_feeding",
  "dehydration",
  "mis_c",
  "hemoptysis",
];
const GATHERED = 3;

/** Below 16 years these have rules of their own. */
const MILD_FROM_ADULT: readonly Symptom[] = ["diarrhea", "vomiting"];
const isMild = ({ ageMonths, symptoms }: Signs): boolean =>
  MILD_SYMPTOMS.some((code) => symptoms.has(code) && (ageMonths >= ADULT || !MILD_FROM_ADULT.includes(code)));

/** The symptoms' codes: protocol.md 10.11. Each danger sign has a rule at every age. */
export const SYMPTOM_RULES: readonly CheckinRule[] = [
  { id: "S-DYSP-REST-E", severity: "emergency", when: any("dyspnea_at_rest") },
  {
    id: "S-DYSP-U",
    severity: "urgent",
    when: ({ symptoms }) => symptoms.has("dyspnea") && !symptoms.has("dyspnea_at_rest"),
  },
  { id: "S-BREATH-E", severity: "emergency", when: any("grunting", "chest_indrawing", "stridor") },
  { id: "S-BREATH-U", severity: "urgent", when: any("nasal_flaring", "wheeze") },
  { id: "S-CHEST-E", severity: "emergency", fromMonths: ADULT, when: any("chest_pain_persistent") },
  {
    id: "S-CHEST-A-U",
    severity: "urgent",
    fromMonths: ADULT,
    when: ({ symptoms }) => symptoms.has("chest_pain") && !symptoms.has("chest_pain_persistent"),
  },
  { id: "S-CHEST-C-U", severity: "urgent", untilMonths: ADULT, when: any("chest_pain", "chest_pain_persistent") },
  { id: "S-CONSC-E", severity: "emergency", when: any("altered_consciousness", "seizure") },
  { id: "S-EXHAUST-U", severity: "urgent", when: any("exhausted") },
  { id: "S-BEHAV-U", severity: "urgent", when: any("irritable_not_playing") },
  { id: "S-CYAN-E", severity: "emergency", when: any("cyanosis") },
  { id: "S-PERF-U", severity: "urgent", when: any("cold_pale_extremities") },
  { id: "S-DRINK-E", severity: "emergency", untilMonths: FIVE_YEARS, when: any("cannot_drink", "vomits_everything") },
  { id: "S-DRINK-U", severity: "urgent", fromMonths: FIVE_YEARS, when: any("cannot_drink", "vomits_everything") },
  { id: "S-FEED-U", severity: "urgent", untilMonths: ADULT, when: any("poor_feeding") },
  { id: "S-FEED-W", severity: "watch", fromMonths: ADULT, when: any("poor_feeding") },
  { id: "S-DEHYD-U", severity: "urgent", when: any("dehydration") },
  { id: "S-MISC-U", severity: "urgent", when: any("mis_c") },
  { id: "S-HEMOP-U", severity: "urgent", when: any("hemoptysis") },
  { id: "S-COUGHFIT-U", severity: "urgent", fromMonths: FIVE_YEARS, untilMonths: ADULT, when: any("cough_fits") },
  {
    id: "S-COUGHFIT-W",
    severity: "watch",
    when: ({ ageMonths, symptoms }) => symptoms.has("cough_fits") && (ageMonths < FIVE_YEARS || ageMonths >= ADULT),
  },
  { id: "S-DIARR-C-W", severity: "watch", untilMonths: ADULT, when: any("diarrhea") },
  { id: "S-VOMIT-C-W", severity: "watch", untilMonths: ADULT, when: any("vomiting") },
  { id: "S-INF-W", severity: "watch", untilMonths: ONE_YEAR, when: any("anorexia") },
  { id: "S-ACUTE-U", severity: "urgent", when: any("other_acute_illness") },
  { id: "S-CONCERN-U", severity: "urgent", when: any("concern") },
  {
    id: "S-MANY-E",
    severity: "emergency",
    when: ({ symptoms }) => GATHERING.filter((code) => symptoms.has(code)).length >= GATHERED,
  },
  { id: "S-MILD-R", severity: "routine", when: isMild },
];
