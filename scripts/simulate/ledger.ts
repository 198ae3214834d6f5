import type { Book } from "./book.ts";
import type { Found } from "./reconcile.ts";

export interface Ledger {
  readonly lines: readonly string[];
  /** Nothing is lost, nothing is doubled, nothing is missing. */
  readonly agrees: boolean;
  /** How many things do not fit each other. */
  readonly differences: number;
  /** Check-ins sent, check-ins recorded, alerts expected, alerts found. */
  readonly totals: readonly number[];
}

/** The value below which this share of them lies (nearest rank); null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

const WIDTH = 46;
const MOST_SHOWN = 50;
const line = (what: string, value: string | number): string => `  ${what.padEnd(WIDTH)} ${value}`;
const ms = (value: number | null): string => (value === null ? "none" : `${Math.round(value)} ms`);

/** Totals that do not fit each other, beside what single ids have told already. */
function totalsApart(book: Book, found: Found): string[] {
  const { sent, acknowledged } = book;
  const { recorded, alertsExpected, alertsFound } = found;
  return [
    ...(sent === acknowledged ? [] : [`${sent} check-ins sent, ${acknowledged} acknowledged`]),
    ...(acknowledged === recorded ? [] : [`${acknowledged} check-ins acknowledged, ${recorded} recorded`]),
    ...(alertsExpected === alertsFound ? [] : [`${alertsExpected} alerts expected, ${alertsFound} found`]),
  ];
}

/** What was done and what is there, and whether the two agree exactly. */
export function ledgerOf(patients: number, book: Book, found: Found): Ledger {
  const apart = [...book.amiss, ...found.differences, ...totalsApart(book, found)];
  const left = apart.length - MOST_SHOWN;
  return {
    agrees: apart.length === 0,
    differences: apart.length,
    totals: [book.sent, found.recorded, found.alertsExpected, found.alertsFound],
    lines: [
      line("patients", patients),
      line("check-ins sent", book.sent),
      line("acknowledged with a receipt", book.acknowledged),
      line("recorded", found.recorded),
      line("refused as they must be", book.refused),
      line("doubled and recorded once", book.doubled),
      line("measured again and added", book.remeasured),
      line("asked for help, or to be called back", book.helps),
      line("acts of the stations on alerts", book.tended),
      line("alerts expected", found.alertsExpected),
      line("alerts found", found.alertsFound),
      line("POST of a check-in, p50 / p99", `${ms(quantile(book.took, 0.5))} / ${ms(quantile(book.took, 0.99))}`),
      "",
      ...(apart.length === 0
        ? ["  The ledger and the service agree exactly."]
        : [`  ${apart.length} differences:`, ...apart.slice(0, MOST_SHOWN).map((each) => `    ${each}`)]),
      ...(left > 0 ? [`    and ${left} more`] : []),
    ],
  };
}
