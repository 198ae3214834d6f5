import type { AssessedThing } from "../../../assessment.ts";
import { inAnyBand } from "../../rule.ts";
import type { CheckinRule, When } from "../checkin-rule.ts";
import { bloodPressureTooLow } from "./pressure.ts";

const invalid =
  (thing: AssessedThing): When =>
  (signs) =>
    signs.invalid.has(thing);

/** A void pair is dangerous with a diastolic from here, in mmHg; in pregnancy from the lower one. */
const VOID_DIASTOLIC = 180;
const VOID_DIASTOLIC_PREGNANT = 140;

/** Values that cannot be, and what is not known: never normal. */
export const VALIDITY_RULES: readonly CheckinRule[] = [
  { id: "VAL-SPO2", severity: "watch", when: invalid("spo2") },
  { id: "VAL-RR", severity: "watch", when: invalid("respiratoryRate") },
  { id: "VAL-PULSE", severity: "watch", when: invalid("pulse") },
  { id: "VAL-TEMP", severity: "watch", when: invalid("temperature") },
  { id: "VAL-BP", severity: "watch", when: invalid("bloodPressure") },
  { id: "VAL-LOW-U", severity: "urgent", when: (signs) => signs.belowRange },
  {
    id: "BP-VOID-U",
    severity: "urgent",
    when: (signs) => {
      if (!signs.voidPair) return false;
      const { systolic, diastolic } = signs.voidPair;
      const asTyped = { ...signs, systolicMmhg: systolic, diastolicMmhg: diastolic };
      const tooHigh = signs.pregnant ? VOID_DIASTOLIC_PREGNANT : VOID_DIASTOLIC;
      return diastolic >= tooHigh || inAnyBand(bloodPressureTooLow(signs), asTyped);
    },
  },
  { id: "UNK-W", severity: "watch", when: (signs) => signs.spo2 === null && signs.respiratoryRate === null },
  { id: "UNK-SYM-W", severity: "watch", when: (signs) => !signs.symptomsAnswered },
];
