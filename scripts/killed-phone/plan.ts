import type { Chance } from "../seed/chance.ts";

/** What the person measures and ticks; each figure as it is typed. */
export interface Told {
  readonly spo2: number;
  readonly pulse: number;
  readonly temperature: string;
  /** Ticks the first mild sign; else "none of these" on every page. */
  readonly ticksMild: boolean;
}

/**
 * How a run is disturbed. `tab`: the page is closed, `crash`: its process dies, `reload`: pressed in the middle, `offline`: no line for the next
 * acts, `no-answer`: the next message arrives and its answer does not, `no-line`: the next message does not arrive.
 */
export const KILLS = ["tab", "crash", "reload", "offline", "no-answer", "no-line"] as const;
export type Kill = (typeof KILLS)[number];

export interface Plan {
  readonly told: Told;
  /** Before which act of the run (0 is the first press) what happens; several of a run are possible. */
  readonly kills: ReadonlyMap<number, Kill>;
  /** ms after a press at which the page dies: 0 to 60, so that every moment of a write is met. */
  readonly momentMs: () => number;
}

/** About so many presses lead from the home page to the receipt. */
const ACTS = 34;

export function planOf(chance: Chance): Plan {
  const kills = new Map<number, Kill>();
  for (let count = chance.between(1, 4); count > 0; count -= 1) kills.set(chance.between(0, ACTS), chance.pick(KILLS));
  return {
    told: {
      spo2: chance.between(93, 99),
      pulse: chance.between(62, 99),
      temperature: `36,${chance.between(0, 9)}`,
      ticksMild: chance.next() < 0.5,
    },
    kills,
    momentMs: () => chance.between(0, 60),
  };
}
