import type { AlertKind, Severity } from "#schema/terms.ts";
import { m } from "../paraglide/messages.js";
import { Icon } from "./sprite.tsx";

/** The seven codes of design/interface, section 4. */
export type SeverityCode = "em" | "ur" | "wa" | "si" | "re" | "ro" | "un";

const CODES: Record<Severity, SeverityCode> = { emergency: "em", urgent: "ur", watch: "wa", routine: "ro" };
export const codeOf = (severity: Severity | null): SeverityCode => (severity === null ? "un" : CODES[severity]);
/** A silence and a request have lanes of their own; everything else stands under its severity. */
export const laneOf = (kind: AlertKind, severity: Severity): SeverityCode =>
  kind === "silence" ? "si" : kind === "request" ? "re" : codeOf(severity);

const WORDS: Record<SeverityCode, () => string> = {
  em: () => m.severity_emergency(),
  ur: () => m.severity_urgent(),
  wa: () => m.severity_watch(),
  si: () => m.severity_silent(),
  re: () => m.severity_request(),
  ro: () => m.severity_routine(),
  un: () => m.severity_unknown(),
};
export const severityWord = (code: SeverityCode): string => WORDS[code]();

/** The shape alone; a word stands beside it, or `label` says it to a screen reader. */
export function SeverityShape({ code, label = false }: { code: SeverityCode; label?: boolean }) {
  return (
    <span data-sev={code} {...(label ? { role: "img", "aria-label": severityWord(code) } : {})}>
      <Icon name={`s-${code}`} class="sev" />
    </span>
  );
}

/** Not known: a hatch with a word on a solid plate. Nothing else is ever hatched. */
export function Unknown({ word = "?" }: { word?: string }) {
  return (
    <span class="unknown">
      <span>{word}</span>
    </span>
  );
}
