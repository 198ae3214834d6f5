import { ledgerOf } from "../loaded-province/ledger.ts";
import type { Sending } from "../loaded-province/sender.ts";
import type { Stored } from "../loaded-province/stored.ts";
import { atMost, type Figure, percentile, round, told } from "./figure.ts";

/** A run at one rate, as it was seen from outside. */
export interface Load {
  readonly rate: number;
  readonly seconds: number;
  readonly sent: readonly Sending[];
  /** Processor time of workerd; null where this machine does not tell. */
  readonly cpuSeconds: number | null;
  /** CPU pressure at its end, %. */
  readonly pressure: number | null;
  /** Times that boards asked D1 for news: each answer that had some is one frame to the ward's one screen. */
  readonly pulls: number;
  /** Times that a check-in was decided again because the episode had changed meanwhile. */
  readonly stale: number;
}

const CPU_RATE = 200;
const CPU_SECONDS = 4.5;
const BOARD_RATE = 50;
const BOARD_MS = 500;
/** Load and commit. */
const CALLS = 2;

function cpuFigures(name: string, { rate, cpuSeconds, sent }: Load, empty: number | null): Figure[] {
  const what = `${name}: CPU of workerd per 1,000 check-ins`;
  if (cpuSeconds === null) return [told(what, "not told by this machine")];
  const value = (cpuSeconds * 1_000) / sent.length;
  return [
    rate === CPU_RATE ? atMost(what, round(value, 2), "s", CPU_SECONDS) : told(what, round(value, 2), "s"),
    ...(empty === null
      ? []
      : [told(`${name}: a check-in costs as much as so many requests without D1`, round(value / empty, 1))]),
  ];
}

/** From when it was to be sent, so that a sender that lags hides nothing. */
const since = (sent: readonly Sending[], end: "shownAt" | "acknowledgedAt"): number[] =>
  sent.flatMap(({ [end]: at, dueAt }) => (at === null ? [] : [at - dueAt]));

function boardFigures(name: string, { rate, sent }: Load): Figure[] {
  const [shown, answered] = [since(sent, "shownAt"), since(sent, "acknowledgedAt")];
  const p99 = round(percentile(shown, 99), 0);
  const what = `${name}: POST to the ward's board, p99`;
  return [
    told(
      `${name}: POST to its answer, p50 / p99`,
      `${round(percentile(answered, 50), 1)} / ${round(percentile(answered, 99), 0)}`,
      "ms",
    ),
    told(`${name}: POST to the ward's board, p50`, round(percentile(shown, 50), 1), "ms"),
    rate === BOARD_RATE ? atMost(what, p99, "ms", BOARD_MS) : told(what, p99, "ms"),
    atMost(`${name}: not shown by the board`, sent.length - shown.length, "check-ins", 0),
  ];
}

/** One rate in rows of the table. */
export function loadFigures(load: Load, stored: Stored, empty: number | null): Figure[] {
  const { rate, seconds, sent, pulls, stale, pressure } = load;
  const name = `ingest ${rate}/s`;
  const { lost, unanswered } = ledgerOf(sent, stored);
  return [
    told(`${name} for ${seconds} s: sent; something waited for a processor`, `${sent.length}; ${pressure ?? "?"} %`),
    ...cpuFigures(name, load, empty),
    told(`${name}: D1 calls a check-in, board's pull included`, round(CALLS + (stale * CALLS + pulls) / sent.length, 2), "calls"),
    ...boardFigures(name, load),
    atMost(`${name}: acknowledged and lost`, lost, "check-ins", 0),
    atMost(`${name}: never acknowledged`, unanswered, "check-ins", 0),
  ];
}
