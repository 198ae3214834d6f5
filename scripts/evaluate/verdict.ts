import type { Result } from "./cohort.ts";
import { type Figures, figuresOf } from "./outcome.ts";
import { ACCEPT, LIST, type Policy } from "./policies.ts";
import { tableOf } from "./tables.ts";

/** How many times fewer new urgent alerts than the Ministry's list raised at each check-in there should be. */
const FEWER = { least: 3, better: 5 } as const;

interface Target {
  readonly what: string;
  readonly figure: (figures: Figures) => number;
  readonly told: (value: number) => string;
}
const EARLIER_AND_MORE: readonly Target[] = [
  { what: "deteriorations caught", figure: ({ caught }) => caught, told: (value) => `${(100 * value).toFixed(1)} %` },
  { what: "median lead", figure: ({ medianLeadHours }) => medianLeadHours, told: (value) => `${value.toFixed(1)} h` },
  { what: "caught 24 h before", figure: ({ caught24h }) => caught24h, told: (value) => `${(100 * value).toFixed(1)} %` },
];

const isOurs = ({ set }: Result): boolean => set.id === "ours" || set.id === "ours_lax";

function bestOf(others: readonly Result[], { figure }: Target): Result | null {
  const value = (result: Result) => figure(figuresOf(result.outcome));
  return others.reduce<Result | null>((best, each) => (best === null || value(each) > value(best) ? each : best), null);
}

function comparison(target: Target, ours: Figures, others: readonly Result[], policy: Policy): string[] {
  const best = bestOf(others, target);
  if (best === null) return [target.what, "", "", ""];
  const [own, theirs] = [target.figure(ours), target.figure(figuresOf(best.outcome))];
  const other = `${best.set.name}, ${policy.name}: ${target.told(theirs)}`;
  return [`${target.what}: more than any`, target.told(own), other, own > theirs ? "met" : own === theirs ? "EQUAL" : "MISSED"];
}

/** Ours with all that the product does, against the targets: all others as they stand, and with the same things done for them. */
export function verdictTable(results: readonly Result[]): string[] {
  const of = (id: string, policy: Policy) =>
    results.find(({ set, policy: { id: under } }) => set.id === id && under === policy.id);
  const [ours, list] = [of("ours", ACCEPT), of("moh", LIST)];
  if (ours === undefined || list === undefined) return [];
  const figures = figuresOf(ours.outcome);
  const others = (policy: Policy) => results.filter((each) => !isOurs(each) && each.policy.id === policy.id);
  const compared = [LIST, ACCEPT].flatMap((policy) =>
    EARLIER_AND_MORE.map((each) => comparison(each, figures, others(policy), policy)),
  );
  const [own, theirs] = [figures.urgentPerPatientDay, figuresOf(list.outcome).urgentPerPatientDay];
  const times = own === 0 ? Number.POSITIVE_INFINITY : theirs / own;
  const fewer = [
    `${FEWER.least} times fewer urgent alerts, better ${FEWER.better}`,
    `${times.toFixed(2)} times: ${own.toFixed(3)}`,
  ];
  const met = times >= FEWER.better ? "met, and better" : times >= FEWER.least ? "met" : "MISSED";
  const rows = [...compared, [...fewer, `${list.set.name}, ${LIST.name}: ${theirs.toFixed(3)}`, met]];
  return tableOf(["target", "ours, with everything", "the best of the others", ""], rows);
}
