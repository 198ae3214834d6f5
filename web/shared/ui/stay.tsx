import type { CareCourse } from "#clinical/course.ts";
import { dateNumber } from "../locale.ts";
import { m } from "../paraglide/messages.js";
import { Unknown } from "./severity.tsx";

const RULE: Readonly<Record<string, () => string>> = {
  "isolation-2022": () => m.rule_isolation_2022(),
  "isolation-2023": () => m.rule_isolation_2023(),
  "monitoring-14": () => m.rule_monitoring_14(),
};
/** A dated rule in words; one that has none yet is named by its id, since it holds all the same. */
export const datedRuleWord = (id: string): string => RULE[id]?.() ?? id;

/** By which dated rule. */
function Rule({ of: { id, effectiveFrom } }: { of: { readonly id: string; readonly effectiveFrom: string } }) {
  return <small class="dim">{m.stay_rule({ rule: datedRuleWord(id), date: dateNumber(effectiveFrom) })}</small>;
}

function isolationWord({ until, withoutTestUntil }: NonNullable<CareCourse["isolation"]>): string {
  return withoutTestUntil === null
    ? m.stay_isolate_until({ date: dateNumber(until) })
    : m.stay_isolate_test({ date: dateNumber(until), later: dateNumber(withoutTestUntil) });
}

function countedWord(course: CareCourse): string {
  if (course.began === null) return m.stay_by_care();
  const date = dateNumber(course.began.date);
  return course.began.by === "onset" ? m.stay_by_onset({ date }) : m.stay_by_test({ date });
}

/** Until when somebody keeps apart, by which rule; not known is said as such. */
function Isolation({ isolation }: Pick<CareCourse, "isolation">) {
  if (isolation === null)
    return (
      <p>
        <Unknown /> {m.stay_unknown()}
      </p>
    );
  return (
    <p>
      {isolationWord(isolation)}
      {isolation.maskUntil && (
        <>
          <br />
          {m.stay_mask_until({ date: dateNumber(isolation.maskUntil) })}
        </>
      )}
      <br />
      <Rule of={isolation.rule} />
    </p>
  );
}

function Monitoring({ monitoring, today }: Pick<CareCourse, "monitoring"> & { today: string }) {
  if (monitoring === null) return null;
  const date = dateNumber(monitoring.until);
  return (
    <p>
      {today > monitoring.until ? m.stay_monitor_over({ date }) : m.stay_monitor_until({ date })}
      <br />
      <Rule of={monitoring.rule} />
    </p>
  );
}

/** Isolation and monitoring, each with the rule and the day it is counted from. `today`: YYYY-MM-DD at the site. */
export function Stay({ course, today }: { course: CareCourse; today: string }) {
  return (
    <>
      <Isolation isolation={course.isolation} />
      <Monitoring monitoring={course.monitoring} today={today} />
      <p class="dim">{countedWord(course)}</p>
    </>
  );
}
