import type { VerificationMark } from "#schema/terms.ts";

/** A rule of the service that changes with a decision of the Ministry: never changed in place, a new one follows it. */
export interface Dated {
  readonly id: string;
  /** First day in force, YYYY-MM-DD, at the site. */
  readonly effectiveFrom: string;
  readonly source: string;
  readonly mark: VerificationMark;
}

/** The newest edition in force on that day, YYYY-MM-DD; of a day before them all, the oldest. Editions stand oldest first. */
export function inForceOn<T extends Dated>(editions: readonly [T, ...T[]], date: string): T {
  return editions.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? editions[0];
}

/** The edition that took its place; null: it is the newest. */
export function replacedBy<T extends Dated>(editions: readonly T[], { id }: Dated): T | null {
  const at = editions.findIndex((each) => each.id === id);
  return editions[at + 1] ?? null;
}
