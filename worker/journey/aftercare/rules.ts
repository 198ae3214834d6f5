import { type EndReason, type Severity, SITE_OFFSET_MS } from "#schema/terms.ts";

/** An emergency that nobody has closed keeps an episode open (decisions.md 11): nobody is let go in danger. */
export function mayEnd(openAlerts: readonly { readonly severity: Severity }[]): boolean {
  return openAlerts.every((alert) => alert.severity !== "emergency");
}

/** Who gets a paper: it says that somebody was followed at home to the end, and has recovered. */
export const isCertified = (reason: EndReason): boolean => reason === "recovered";

/** The number on it: the year of the end at the site, and the number that was given. */
export const certificateNumber = (seq: number, endedAt: number): string =>
  `${new Date(endedAt + SITE_OFFSET_MS).getUTCFullYear()}-${String(seq).padStart(6, "0")}`;
