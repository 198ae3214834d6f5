import type { ConsentDecision, DataRequestState, Relation } from "#schema/terms.ts";

export interface ConsentFacts {
  readonly decision: ConsentDecision;
  readonly version: number;
}

/** The same answer to the same words again is the same answer: a phone that heard no reply asks once more. */
export const isRepeat = (newest: ConsentFacts | null, answer: ConsentFacts): boolean =>
  newest !== null && newest.decision === answer.decision && newest.version === answer.version;

/** Whether the station must hear of it at once: without consent no readings come, and somebody has to know why. */
export const tellsStation = ({ decision }: Pick<ConsentFacts, "decision">): boolean => decision !== "given";

/** What nobody has taken can be taken or answered at once; what is answered is answered. */
export function mayMove(from: DataRequestState, to: Exclude<DataRequestState, "sent">): boolean {
  if (to === "taken") return from === "sent";
  return from === "sent" || from === "taken";
}

/** Who answers on a phone that was granted to this relation. */
export function relationOn(
  grants: readonly { readonly personId: string; readonly relation: Relation }[],
  personId: string,
): Relation | null {
  return grants.find((grant) => grant.personId === personId)?.relation ?? null;
}
