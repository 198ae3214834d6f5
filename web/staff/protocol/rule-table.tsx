import type { SiteParameters } from "#clinical/parameters.ts";
import { type CatalogueEntry, ruleCatalogue } from "#clinical/protocol/covid19-home-1/catalogue.ts";
import { dateNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { SeverityShape, severityWord } from "../../shared/ui/severity.tsx";
import { ruleWord } from "../clinical-words.ts";

function agesWord({ fromMonths, untilMonths }: CatalogueEntry): string {
  if (untilMonths !== null) return m.rules_until_age({ from: fromMonths, until: untilMonths });
  return fromMonths === 0 ? m.rules_all_ages() : m.rules_from_age({ from: fromMonths });
}

function Line({ rule }: { rule: CatalogueEntry }) {
  const code = codeOf(rule.severity);
  return (
    <tr>
      <td>
        {ruleWord(rule.id)}
        <div class="l2">{rule.id}</div>
      </td>
      <td>
        <span class="sev-word" data-sev={code}>
          <SeverityShape code={code} /> {severityWord(code)}
        </span>
      </td>
      <td class="num">{agesWord(rule)}</td>
      <td>
        {rule.source} [{rule.mark}]
      </td>
      <td class="num">
        {dateNumber(rule.effectiveFrom)}
        {rule.replacedBy && (
          <div class="l2">
            {m.rules_head_replaced()}: {rule.replacedBy}
          </div>
        )}
      </td>
    </tr>
  );
}

/** Every rule with its severity under this site's parameters, its ages, its source and since when: what a clinician signs. */
export function RuleTable({ parameters }: { parameters: SiteParameters }) {
  const rules = ruleCatalogue(parameters);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table that scrolls must be scrolled with the keyboard too
    <section class="panel scroll-x" aria-label={m.rules_title()} tabIndex={0}>
      <h2>
        {m.rules_title()} <span class="num">{rules.length}</span>
      </h2>
      <div class="in stack tight">
        <p>{m.protocol_unsigned()}</p>
        <p class="dim">{m.rules_marks()}</p>
      </div>
      <table class="tbl">
        <thead>
          <tr>
            <th>{m.rules_head_rule()}</th>
            <th>{m.rules_head_severity()}</th>
            <th>{m.rules_head_ages()}</th>
            <th>{m.rules_head_source()}</th>
            <th>{m.rules_head_from()}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Line key={rule.id} rule={rule} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
