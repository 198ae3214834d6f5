import { type Accepted, type AlertFacts, acceptableOf } from "../../worker/journey/triage/rules.ts";

/** How findings become rows of a board, one thing added after the other. */
export interface Policy {
  readonly id: "each" | "repeats" | "confirm" | "accept" | "measured" | "called";
  readonly name: string;
  /** One open alert per person, refreshed or worsened (decisions.md 9); without it each check-in that fires is a new alert. */
  readonly repeats: boolean;
  /** (a) The phone measures a borderline value again before it sends. */
  readonly confirm: boolean;
  /**
   * (c) At the end of her call a nurse accepts a borderline finding at its value: what the alert `said`, or only what she has
   * `measured` again herself.
   */
  readonly accept: "said" | "measured" | null;
  /** An urgent alert is closed at the nurse's call, though her own measuring still shows it; else she holds it. */
  readonly closesAtCall: boolean;
}

/** The Ministry's way: whatever fires is a new alert, every time. */
export const LIST: Policy = {
  id: "each",
  name: "list as it stands",
  repeats: false,
  confirm: false,
  accept: null,
  closesAtCall: true,
};
const REPEATS: Policy = { ...LIST, id: "repeats", name: "+ repeats", repeats: true, closesAtCall: false };
const CONFIRM: Policy = { ...REPEATS, id: "confirm", name: "+ (a) confirm first", confirm: true };
/** All that the product does. */
export const ACCEPT: Policy = { ...CONFIRM, id: "accept", name: "+ (c) accepted", accept: "said" };

/** From the bare list to everything, in the order in which the page adds them. */
export const LADDER: readonly Policy[] = [LIST, REPEATS, CONFIRM, ACCEPT];
/** Other habits of the nurses, tried with our engine alone. */
export const HABITS: readonly Policy[] = [
  { ...ACCEPT, id: "measured", name: "accepts only what she measures again", accept: "measured" },
  { ...CONFIRM, id: "called", name: "accepts nothing, closes at each call", closesAtCall: true },
];

const ACCEPTED_FOR_MS = 48 * 3_600_000;

/** What a nurse may accept of an alert, for the longest time that the product allows; null: nothing of it is hers to accept. */
export function acceptance(alert: Pick<AlertFacts, "severity" | "reasons">, now: number): Accepted | null {
  const findings = acceptableOf(alert);
  return findings.length === 0 ? null : { findings, until: now + ACCEPTED_FOR_MS };
}
