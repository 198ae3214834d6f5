import { ISOLATION_RULES, MONITORING_RULES } from "#clinical/course-rules.ts";
import { type Dated, replacedBy } from "#clinical/dated.ts";
import { SCHEDULE_PLANS, type SchedulePlan } from "#clinical/schedule-plan.ts";
import { dateNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { datedRuleWord } from "../../shared/ui/stay.tsx";

const planWord = ({ extraAfterHours: { severity, risk } }: SchedulePlan): string =>
  m.rule_schedule_home_1({ severity: severity.watch ?? 0, risk: risk.high ?? 0 });

interface Shown {
  readonly rule: Dated;
  readonly word: string;
  readonly next: Dated | null;
}
const shown = <T extends Dated>(editions: readonly T[], word: (rule: T) => string): Shown[] =>
  editions.map((rule) => ({ rule, word: word(rule), next: replacedBy(editions, rule) }));

/** The rules that follow a decree rather than a figure: when to measure, how long to keep apart and to be followed. */
export function DatedRules() {
  const all = [
    ...shown(SCHEDULE_PLANS, planWord),
    ...shown(ISOLATION_RULES, ({ id }) => datedRuleWord(id)),
    ...shown(MONITORING_RULES, ({ id }) => datedRuleWord(id)),
  ];
  return (
    <section class="panel">
      <h2>{m.rules_dated()}</h2>
      <ul class="in stack">
        {all.map(({ rule: { id, effectiveFrom, source, mark }, word, next }) => (
          <li key={id}>
            {word}
            <div class="dim">
              {m.rules_head_from()} {dateNumber(effectiveFrom)}. {source} [{mark}]
              {next && ` ${m.rules_head_replaced()}: ${datedRuleWord(next.id)}, ${dateNumber(next.effectiveFrom)}.`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
