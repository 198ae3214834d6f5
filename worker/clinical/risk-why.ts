import type { RiskClass } from "#schema/terms.ts";
import {
  classifyRisk,
  FULL_DOSES,
  type KnownClass,
  MIDDLE_FROM_MONTHS,
  NEWBORN_BELOW_MONTHS,
  OLD_FROM_MONTHS,
  possibleClasses,
  type RiskFacts,
} from "./risk.ts";

const YEAR = 12;

/** A known fact that the class looks at. */
export type RiskReason =
  | "age_newborn"
  | "age_young"
  | "age_middle"
  | "age_old"
  | "chronic"
  | "no_chronic"
  | "vaccinated"
  | "not_vaccinated"
  | "pregnant"
  | "postpartum";
/** An answer that is missing and could change the class. */
export type RiskUnknown = "conditions" | "doses" | "pregnant" | "postpartum";
/** Where the published text leaves a hole or two readings, and the safer was taken (protocol.md 3.1 [P]). */
export type RiskGap = "chronic_not_vaccinated" | "age_49" | "age_65" | "doses_full";
/** Where 5525/QD-BYT has people of a class treated. */
export type RiskPlace = "home" | "home_or_district" | "hospital_oxygen" | "hospital_intensive";

/** The class with all that made it, in codes; the words stand in the console. */
export interface RiskWhy {
  readonly riskClass: RiskClass;
  readonly because: readonly RiskReason[];
  readonly unknown: readonly RiskUnknown[];
  /** What the answers still missing leave open, mildest first; one class when nothing is open. */
  readonly possible: readonly KnownClass[];
  readonly gaps: readonly RiskGap[];
  /** null: the class is not known, so nobody can say. */
  readonly place: RiskPlace | null;
}

/** Where the text of 5525/QD-BYT was read, and how (protocol.md 3.1). */
export const RISK_SOURCE = { source: "Q-5525", mark: "V2", effectiveFrom: "2021-12-01" } as const;

const PLACE: Readonly<Record<KnownClass, RiskPlace>> = {
  low: "home",
  medium: "home_or_district",
  high: "hospital_oxygen",
  very_high: "hospital_intensive",
};
const MILDEST_FIRST = ["low", "medium", "high", "very_high"] as const;

function ageReason(ageMonths: number): RiskReason {
  if (ageMonths < NEWBORN_BELOW_MONTHS) return "age_newborn";
  if (ageMonths < MIDDLE_FROM_MONTHS) return "age_young";
  return ageMonths < OLD_FROM_MONTHS ? "age_middle" : "age_old";
}

function reasonsOf({ ageMonths, conditions, doses, pregnant, postpartum }: RiskFacts): RiskReason[] {
  const either = (known: boolean | null, yes: RiskReason, no: RiskReason): RiskReason[] =>
    known === null ? [] : [known ? yes : no];
  return [
    ageReason(ageMonths),
    ...either(conditions && conditions.length > 0, "chronic", "no_chronic"),
    ...either(doses === null ? null : doses >= FULL_DOSES, "vaccinated", "not_vaccinated"),
    ...(pregnant ? (["pregnant"] as const) : []),
    ...(postpartum ? (["postpartum"] as const) : []),
  ];
}

/** Does it matter? A missing answer counts as unknown where one of its answers would leave other classes open than all of them. */
function unknownsOf(facts: RiskFacts): RiskUnknown[] {
  const answered: Readonly<Record<RiskUnknown, readonly RiskFacts[]>> = {
    conditions: [[], ["diabetes" as const]].map((conditions) => ({ ...facts, conditions })),
    doses: [0, FULL_DOSES].map((doses) => ({ ...facts, doses })),
    pregnant: [true, false].map((pregnant) => ({ ...facts, pregnant })),
    postpartum: [true, false].map((postpartum) => ({ ...facts, postpartum })),
  };
  const open = possibleClasses(facts).size;
  const matters = (each: RiskUnknown) => answered[each].some((one) => possibleClasses(one).size < open);
  const asked: readonly RiskUnknown[] = ["conditions", "doses", "pregnant", "postpartum"];
  return open === 1 ? [] : asked.filter((each) => facts[each] === null && matters(each));
}

/** `under 49` or `to 49`, `over 65` or `from 65`, and the chronic disease without full vaccination below 65 that no class names. */
function gapsOf({ ageMonths, conditions, doses }: RiskFacts): RiskGap[] {
  const notFull = doses !== null && doses < FULL_DOSES;
  const chronic = conditions !== null && conditions.length > 0;
  const inYear = (year: number) => ageMonths >= year * YEAR && ageMonths < (year + 1) * YEAR;
  return [
    ...(chronic && notFull && ageMonths < OLD_FROM_MONTHS ? (["chronic_not_vaccinated"] as const) : []),
    ...(inYear(49) ? (["age_49"] as const) : []),
    ...(inYear(65) ? (["age_65"] as const) : []),
    ...(doses === 1 || (doses ?? 0) > FULL_DOSES ? (["doses_full"] as const) : []),
  ];
}

/** The risk class and why: which facts, which are missing, where the text was closed by us, where it says to treat. */
export function explainRisk(facts: RiskFacts): RiskWhy {
  const riskClass = classifyRisk(facts);
  const possible = possibleClasses(facts);
  return {
    riskClass,
    because: reasonsOf(facts),
    unknown: unknownsOf(facts),
    possible: MILDEST_FIRST.filter((each) => possible.has(each)),
    gaps: gapsOf(facts),
    place: riskClass === "unknown" ? null : PLACE[riskClass],
  };
}
