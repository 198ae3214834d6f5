import type { AlertKind, Severity } from "#schema/terms.ts";

/** The seven codes of design/interface, section 4. */
export type SeverityCode = "em" | "ur" | "wa" | "si" | "re" | "ro" | "un";

const CODES: Record<Severity, SeverityCode> = { emergency: "em", urgent: "ur", watch: "wa", routine: "ro" };
export const codeOf = (severity: Severity | null): SeverityCode => (severity === null ? "un" : CODES[severity]);
/** A silence and a request have lanes of their own; everything else stands under its severity. */
export const laneOf = (kind: AlertKind, severity: Severity): SeverityCode =>
  kind === "silence" ? "si" : kind === "request" ? "re" : codeOf(severity);
