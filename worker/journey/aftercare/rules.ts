import type { Severity } from "#schema/terms.ts";

/** An emergency that nobody has closed keeps an episode open (decisions.md 11): nobody is let go in danger. */
export function mayEnd(openAlerts: readonly { readonly severity: Severity }[]): boolean {
  return openAlerts.every((alert) => alert.severity !== "emergency");
}
