import type { AssessedThing, FindingValues } from "../../../assessment.ts";
import { inAnyBand, type Limit, type Who } from "../../rule.ts";
import type { CheckinRule, When } from "../checkin-rule.ts";
import { outsideRange, TYPED, type TypedFigure } from "../measurement.ts";
import type { Signs } from "../signs.ts";
import { bloodPressureTooLow } from "./pressure.ts";

const invalid =
  (thing: AssessedThing): When =>
  (signs) =>
    signs.invalid.has(thing);

/** A void pair is dangerous with a diastolic from here, in mmHg; in pregnancy from the lower one. */
const VOID_DIASTOLIC = 180;
const VOID_DIASTOLIC_PREGNANT = 140;

type Side = { readonly from?: number; readonly to?: number };
const holds = ({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Side, value: number): boolean =>
  value >= from && value <= to;

/** The side of the hard range on which a number lies that cannot be; both where what was typed is no number. */
function sidesOf(figure: TypedFigure, value: number | undefined): readonly Limit[] {
  const sides = outsideRange(TYPED[figure]).map((side) => ({ figure, ...side }));
  return value === undefined ? sides : sides.filter((side) => holds(side, value));
}

/** What was typed and cannot be, and the range that it lies outside of. */
const outside = (...figures: readonly TypedFigure[]) => ({
  saw: figures,
  limits: (_: Who, saw: FindingValues): readonly Limit[] => {
    const typed = figures.filter((figure) => saw[figure] !== undefined);
    return (typed.length > 0 ? typed : figures).flatMap((figure) => sidesOf(figure, saw[figure]));
  },
});
/** Low beyond its range and yet typed as something: somebody phones. */
const LOW = ["typedSpo2", "typedRespiratoryRate", "typedPulse", "typedSystolicMmhg"] as const;
function lowLimits(_: Who, saw: FindingValues): readonly Limit[] {
  const limits = LOW.map((figure) => ({ figure, from: 1, to: outsideRange(TYPED[figure])[0].to }));
  const low = limits.filter((limit) => holds(limit, saw[limit.figure] ?? 0));
  return low.length > 0 ? low : limits;
}
const OF_PRESSURE = outside("typedSystolicMmhg", "typedDiastolicMmhg");
const VOID_PAIR = ["voidSystolicMmhg", "voidDiastolicMmhg"] as const;

/** A pair upside down has its own limit: the systolic is not above the diastolic. */
function pressureLimits(who: Who, saw: FindingValues): readonly Limit[] {
  if (saw.voidDiastolicMmhg === undefined) return OF_PRESSURE.limits(who, saw);
  return [{ figure: "voidSystolicMmhg", to: saw.voidDiastolicMmhg }];
}

const tooHighVoid = ({ pregnant }: Who): number => (pregnant ? VOID_DIASTOLIC_PREGNANT : VOID_DIASTOLIC);

/** Either figure of a void pair may be the danger: the one that is, or both where neither is known. */
function voidLimits(who: Who, saw: FindingValues): readonly Limit[] {
  const low = bloodPressureTooLow(who).map(({ to }): Limit => ({ figure: "voidSystolicMmhg", ...(to !== undefined && { to }) }));
  const limits: readonly Limit[] = [{ figure: "voidDiastolicMmhg", from: tooHighVoid(who) }, ...low];
  return limits.filter((limit) => {
    const value = saw[limit.figure];
    return value === undefined || holds(limit, value);
  });
}

function isVoidDanger(signs: Signs): boolean {
  if (!signs.voidPair) return false;
  const { systolic, diastolic } = signs.voidPair;
  const asTyped = { ...signs, systolicMmhg: systolic, diastolicMmhg: diastolic };
  return diastolic >= tooHighVoid(signs) || inAnyBand(bloodPressureTooLow(signs), asTyped);
}

/** Values that cannot be, and what is not known: never normal. */
export const VALIDITY_RULES: readonly CheckinRule[] = [
  { id: "VAL-SPO2", severity: "watch", when: invalid("spo2"), ...outside("typedSpo2") },
  { id: "VAL-RR", severity: "watch", when: invalid("respiratoryRate"), ...outside("typedRespiratoryRate") },
  { id: "VAL-PULSE", severity: "watch", when: invalid("pulse"), ...outside("typedPulse") },
  { id: "VAL-TEMP", severity: "watch", when: invalid("temperature"), ...outside("typedTemperatureCelsius") },
  {
    id: "VAL-BP",
    severity: "watch",
    when: invalid("bloodPressure"),
    saw: [...OF_PRESSURE.saw, ...VOID_PAIR],
    limits: pressureLimits,
  },
  {
    id: "VAL-LOW-U",
    severity: "urgent",
    when: (signs) => signs.belowRange,
    saw: LOW,
    limits: lowLimits,
  },
  {
    id: "BP-VOID-U",
    severity: "urgent",
    when: isVoidDanger,
    saw: VOID_PAIR,
    limits: voidLimits,
  },
  { id: "UNK-W", severity: "watch", when: (signs) => signs.spo2 === null && signs.respiratoryRate === null },
  { id: "UNK-SYM-W", severity: "watch", when: (signs) => !signs.symptomsAnswered },
];
