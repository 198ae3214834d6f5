import { COVID19_HOME_1 } from "./protocol/covid19-home-1/protocol.ts";
import type { Acceptable } from "./protocol/rule.ts";

/** Values as they are stored with a finding: by name, in the units of the form. */
type Values = Readonly<Record<string, number | undefined>>;

const ACCEPTABLE: ReadonlyMap<string, Acceptable> = new Map(
  COVID19_HOME_1.rules.flatMap(({ id, acceptable }) => (acceptable ? [[id, acceptable] as const] : [])),
);

const isWithin = (value: number, { worse, to }: Acceptable): boolean => (worse === "lower" ? value >= to : value <= to);

/**
 * Whether a professional may accept this finding of a person for a while: a borderline value of a rule that the protocol marks so.
 * Without its value it is unknown, which is never accepted; an emergency has no such mark (test/clinical/accepted.test.ts).
 */
export function isAcceptable(ruleId: string, values: Values): boolean {
  const mark = ACCEPTABLE.get(ruleId);
  const value = mark && values[mark.figure];
  return mark !== undefined && value !== undefined && isWithin(value, mark);
}

/** Whether a finding is the accepted one again and no further from normal. Of an unknown value nobody knows that. */
export function isNoWorse(ruleId: string, accepted: Values, now: Values): boolean {
  const mark = ACCEPTABLE.get(ruleId);
  const [before, value] = mark ? [accepted[mark.figure], now[mark.figure]] : [];
  if (mark === undefined || before === undefined || value === undefined || !isWithin(value, mark)) return false;
  return mark.worse === "lower" ? value >= before : value <= before;
}
