import type { DevicePerson } from "#schema/api/access.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import type { Severity } from "#schema/terms.ts";
import type { AddendumLetter, CheckinLetter } from "../outbox/letter.ts";
import type { Judged } from "./known.ts";

/** All that is known of one check-in here. */
export interface Outcome {
  readonly checkinId: string;
  readonly of: DevicePerson;
  /** null: it came from another phone or from the station. */
  readonly letter: CheckinLetter | null;
  readonly receipt: Receipt | null;
  readonly added: readonly AddendumLetter[];
  readonly judged: Judged | null;
  /** The worse of what the phone and the station say. */
  readonly severity: Severity;
}

/** What can be added to a check-in that has left. */
export type Addable = "reading" | "signs" | "breaths" | "note";
/** Opens the question that adds it. */
export type More = (what: Addable) => void;

/** Has the station taken everything that was measured here? */
export const stationKnows = ({ letter, receipt, added }: Outcome): boolean =>
  (letter === null ? receipt !== null : letter.state === "receipted") && added.every((one) => one.state === "receipted");

/** Which reading comes next, or null when three are there. */
export function nextReading({ letter, added }: Outcome): "spo2Second" | "spo2Third" | null {
  if (!letter) return null;
  const { spo2 } = letter.content.measurements;
  if (spo2.first === null) return null;
  const has = (key: "spo2Second" | "spo2Third", own: number | null | undefined): boolean =>
    typeof own === "number" || added.some((one) => typeof one.content[key] === "number");
  if (!has("spo2Second", spo2.second)) return "spo2Second";
  return has("spo2Third", spo2.third) ? null : "spo2Third";
}

/** Can it (still) be added? What a page that was loaded anew opens again may have been sent meanwhile. */
export const canAdd = (outcome: Outcome, what: Addable): boolean =>
  outcome.letter !== null && (what !== "reading" || nextReading(outcome) !== null);

/** Under this key what is being added is kept until it is sent. */
export const keyOfAdded = ({ checkinId, of }: Outcome, what: Addable): string => `${what} ${checkinId} ${of.personId}`;

/** Which questions of this check-in nobody has answered yet, of those that can still be added. */
export function leftOpen({ letter, added }: Outcome): readonly Addable[] {
  if (!letter) return [];
  const { respiratoryRate, symptoms } = letter.content.measurements;
  const counted = respiratoryRate.counted !== null || added.some((one) => typeof one.content.respiratoryRate === "number");
  const asked = symptoms.answered || added.some((one) => one.content.symptomsAdded !== undefined);
  return [...(counted ? [] : (["breaths"] as const)), ...(asked ? [] : (["signs"] as const))];
}
