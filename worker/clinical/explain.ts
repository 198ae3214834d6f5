import { TYPED } from "./protocol/covid19-home-1/measurement.ts";
import { COVID19_HOME_1 } from "./protocol/covid19-home-1/protocol.ts";
import { type Band, coversAge, type Limit, type Who } from "./protocol/rule.ts";

/** A finding as it is stored: the rule and the values it saw. */
export interface Said {
  readonly ruleId: string;
  readonly values: Readonly<Record<string, number | undefined>>;
}

/** What a rule compares: the value that it saw (null: not kept) and the stretch that it reports, both ends included; an open end is absent. */
export interface Comparison extends Limit {
  readonly value: number | null;
}

/** Why a finding was made. `isKnown` is false for a rule of a protocol that is not at hand: it is shown, never dropped. */
export interface Explanation {
  readonly ruleId: string;
  readonly isKnown: boolean;
  readonly comparisons: readonly Comparison[];
}

const RULES: ReadonlyMap<string, (typeof COVID19_HOME_1.rules)[number]> = new Map(
  COVID19_HOME_1.rules.map((rule) => [rule.id, rule]),
);
/** Of several bands of one figure only the one that it stands in says why. */
const holds = (
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Band | Limit,
  value: number | undefined,
): boolean => value !== undefined && value >= from && value <= to;

/** Value, threshold and comparison of a finding, from the rule itself: so it cannot say anything but what was judged. */
export function explain({ ruleId, values }: Said, who: Who): Explanation {
  const rule = RULES.get(ruleId);
  if (rule === undefined) return { ruleId, isKnown: false, comparisons: [] };
  const bands = (coversAge(rule, who.ageMonths) ? (rule.bands?.(who) ?? []) : []).filter((band) =>
    holds(band, values[band.vital]),
  );
  const ofBands = bands.map(({ vital, ...ends }) => ({ figure: vital, ...ends, value: values[vital] ?? null }));
  const ofLimits = (rule.limits?.(who, values) ?? []).map((limit) => ({ ...limit, value: values[limit.figure] ?? null }));
  const said = new Set([...ofBands, ...ofLimits].map(({ figure }) => figure));
  // A number that cannot be says nothing without the range that it lies outside of.
  const bare = (rule.saw ?? []).filter((figure) => !said.has(figure) && !(figure in TYPED) && values[figure] !== undefined);
  return {
    ruleId,
    isKnown: true,
    comparisons: [...ofBands, ...ofLimits, ...bare.map((figure) => ({ figure, value: values[figure] ?? null }))],
  };
}

/** A check-in with the rules that spoke of it. */
export interface Judged {
  readonly measuredAt: number;
  readonly rules: readonly string[];
}

/**
 * Since when a rule has spoken without a break: when the first check-in of the running row was measured, ms UTC. Null when it did not
 * speak of the newest one.
 */
export function speakingSince(ruleId: string, judged: readonly Judged[]): number | null {
  const newestFirst = [...judged].sort((a, b) => b.measuredAt - a.measuredAt);
  const end = newestFirst.findIndex(({ rules }) => !rules.includes(ruleId));
  const row = end === -1 ? newestFirst : newestFirst.slice(0, end);
  return row.at(-1)?.measuredAt ?? null;
}
