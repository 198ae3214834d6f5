import type { Condition, RiskClass, Severity, Sex } from "#schema/terms.ts";
import type { Finding } from "./assessment.ts";

/** What the risk class depends on. null: not asked or not known, which is never read as "no". */
export interface RiskFacts {
  /** Completed months. */
  readonly ageMonths: number;
  readonly conditions: readonly Condition[] | null;
  /** Doses of vaccine received. */
  readonly doses: number | null;
  readonly pregnant: boolean | null;
  /** Has just given birth. */
  readonly postpartum: boolean | null;
}

/** What enrolment takes down of a person and an illness, as far as the class looks at it. */
export interface Enrolled {
  readonly sex: Sex;
  readonly ageMonths: number;
  readonly conditions: readonly Condition[] | null;
  readonly vaccineDoses: number | null;
  readonly pregnant: boolean | null;
  readonly postpartum: boolean | null;
}

export type KnownClass = Exclude<RiskClass, "unknown">;
interface Known {
  readonly ageMonths: number;
  readonly chronic: boolean;
  readonly vaccinated: boolean;
  readonly birth: boolean;
}

/** Between these ages (months, both wide of the 15 to 49 years that demography counts) an unanswered question about pregnancy stays open [P]. */
const PREGNANCY = { from: 10 * 12, until: 56 * 12 };
export const NEWBORN_BELOW_MONTHS = 3;
export const MIDDLE_FROM_MONTHS = 50 * 12;
/** The press text says "over 65" and "from 65"; the safer is taken [P]. */
export const OLD_FROM_MONTHS = 65 * 12;
/** "Fully vaccinated" of 5525/QD-BYT. */
export const FULL_DOSES = 2;

/** What the class is made of. Pregnancy that was not asked is "no" only where it cannot be: in a man, a small child, an old woman. */
export function riskFactsFrom({ sex, ageMonths, conditions, vaccineDoses, pregnant, postpartum }: Enrolled): RiskFacts {
  const possible = sex !== "male" && ageMonths >= PREGNANCY.from && ageMonths < PREGNANCY.until;
  const unasked = possible ? null : false;
  return { ageMonths, conditions, doses: vaccineDoses, pregnant: pregnant ?? unasked, postpartum: postpartum ?? unasked };
}

/**
 * 5525/QD-BYT as quoted in protocol.md 3.1. Gaps [P]: chronic disease without full vaccination is very high at any age; 49 years
 * belong to the young, 65 to the old.
 */
function classOf({ ageMonths, chronic, vaccinated, birth }: Known): KnownClass {
  if (chronic && !vaccinated) return "very_high";
  if (ageMonths >= OLD_FROM_MONTHS) return chronic || !vaccinated ? "very_high" : "high";
  if (birth || ageMonths < NEWBORN_BELOW_MONTHS || chronic) return "high";
  if (ageMonths >= MIDDLE_FROM_MONTHS) return vaccinated ? "medium" : "high";
  return vaccinated ? "low" : "medium";
}

const EITHER: readonly boolean[] = [true, false];
const answersOf = (known: boolean | null): readonly boolean[] => (known === null ? EITHER : [known]);

/** Whether she is pregnant or has just given birth: yes if either is yes, unknown if either is not known. */
function birthOf({ pregnant, postpartum }: RiskFacts): boolean | null {
  if (pregnant || postpartum) return true;
  return pregnant === null || postpartum === null ? null : false;
}

/** Every class that the answers still missing would leave open. */
export function possibleClasses(facts: RiskFacts): ReadonlySet<KnownClass> {
  const chronic = answersOf(facts.conditions === null ? null : facts.conditions.length > 0);
  const vaccinated = answersOf(facts.doses === null ? null : facts.doses >= FULL_DOSES);
  const classes = chronic.flatMap((one) =>
    vaccinated.flatMap((full) =>
      answersOf(birthOf(facts)).map((birth) => classOf({ ageMonths: facts.ageMonths, chronic: one, vaccinated: full, birth })),
    ),
  );
  return new Set(classes);
}

/**
 * Risk class at enrolment. Where an answer is missing every possible answer is tried: if all agree, that is the class; if all are
 * at least high, the highest; otherwise it is unknown, which is never low. For a man, send pregnant and postpartum as false.
 */
export function classifyRisk(facts: RiskFacts): RiskClass {
  const possible = possibleClasses(facts);
  const [first] = possible;
  if (possible.size === 1 && first) return first;
  return possible.has("low") || possible.has("medium") ? "unknown" : "very_high";
}

/** Rule ELIG-RISK: at home although the Ministry would send to hospital, or pregnant, or just delivered. Once per episode. */
export const ELIGIBILITY_RULE = {
  id: "ELIG-RISK",
  severity: "urgent" satisfies Severity,
  fromMonths: 0,
  untilMonths: null,
  when: (facts: RiskFacts): boolean => {
    const riskClass = classifyRisk(facts);
    return riskClass === "high" || riskClass === "very_high" || facts.pregnant === true || facts.postpartum === true;
  },
} as const;

/** What enrolment finds about staying at home. Decided once per episode; the assess command does not ask it. */
export function eligibilityFindings(facts: RiskFacts): readonly Finding[] {
  if (!ELIGIBILITY_RULE.when(facts)) return [];
  return [{ ruleId: ELIGIBILITY_RULE.id, severity: ELIGIBILITY_RULE.severity, values: { ageMonths: facts.ageMonths } }];
}
