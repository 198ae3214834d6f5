import { m } from "../paraglide/messages.js";
import type { SeverityCode } from "../severity-code.ts";
import { Icon } from "./sprite.tsx";

export { codeOf, type SeverityCode } from "../severity-code.ts";

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
