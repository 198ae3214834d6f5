import type { Symptom } from "#schema/terms.ts";
import type { AdviceId } from "../../advice.ts";
import type { AssessedThing } from "../../assessment.ts";
import type { RuleId } from "./sources.ts";

/** What a patient or carer reads. A missing word fails the type check. */
export interface PatientWords {
  /** As ticked in the form. */
  readonly symptoms: Readonly<Record<Symptom, string>>;
  /** Why, in one plain sentence. */
  readonly rules: Readonly<Record<RuleId, string>>;
  /** {missing} stands for what was not assessed. */
  readonly advice: Readonly<Record<AdviceId, string>>;
  /** Names of what can be assessed, as they stand inside a sentence. */
  readonly things: Readonly<Record<AssessedThing, string>>;
}

/** What a nurse reads: short, without full stops. */
export interface NurseWords {
  readonly symptoms: Readonly<Record<Symptom, string>>;
  readonly rules: Readonly<Record<RuleId, string>>;
  readonly things: Readonly<Record<AssessedThing, string>>;
}
