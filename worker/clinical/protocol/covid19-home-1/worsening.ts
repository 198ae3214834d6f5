import { DANGER_SYMPTOMS, type Symptom } from "#schema/terms.ts";
import type { PastCheckin } from "../../facts.ts";
import { type News2Part, news2Parts } from "../../news2.ts";
import type { Who } from "../rule.ts";
import { ADULT } from "./ages.ts";
import { FEVER_FROM, LASTING_HOURS } from "./rules/temperature.ts";
import { SPO2_DIFFERENCE } from "./spo2.ts";

/** A fall of SpO2 against the person's usual in points, seen twice in a row [P]; three points at once are rule SPO2-DROP-W's. */
export const SPO2_FALL = 2;
/** A rise against the person's usual, seen twice in a row: by a quarter, and by at least so much that it is no counting error [P]. */
const RISE = { share: 0.25, respiratoryRate: 4, pulse: 20 } as const;
/** Points of NEWS2 by which it has risen; of the parameters that are known both times [P]. */
export const NEWS2_RISE = 2;
/** A usual figure is the median of at least so many earlier ones [P], as with SpO2's (protocol.md 10.4). */
const READINGS_NEEDED = 3;
/** What was measured longer ago is no neighbour any more: three windows of half a day [P]. */
const NEIGHBOUR_MS = 36 * 3_600_000;

/** What of a check-in is compared with those before it. */
export type Compared = Who & PastCheckin & { readonly feverHours: number | null };

const SIGNS = ["spo2", "respiratoryRate", "pulse", "news2", "danger", "fever"] as const;
/** A way in which a course can point the wrong way. */
export type WorseningSign = (typeof SIGNS)[number];

/** Where the course points the wrong way, inside and outside the limits, and the figures that say so. */
export interface Worsening extends Readonly<Record<WorseningSign, boolean>> {
  readonly usualRespiratoryRate: number | null;
  readonly usualPulse: number | null;
  /** Points of NEWS2 above the lowest of its neighbours. */
  readonly news2Rise: number;
  /** Hours between the first and the last of an unbroken row of measured fevers. */
  readonly measuredFeverHours: number | null;
}

/** The signs that are there. */
export const worseningSigns = (worsening: Worsening): readonly WorseningSign[] => SIGNS.filter((sign) => worsening[sign]);

/** Nothing to compare with. */
export const NO_WORSENING: Worsening = {
  spo2: false,
  respiratoryRate: false,
  pulse: false,
  news2: false,
  danger: false,
  fever: false,
  usualRespiratoryRate: null,
  usualPulse: null,
  news2Rise: 0,
  measuredFeverHours: null,
};

type Newest = readonly PastCheckin[];

function medianOf(figures: readonly number[]): number | null {
  if (figures.length < READINGS_NEEDED) return null;
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper = 0, lower = upper] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

const near = (now: Compared, past: PastCheckin): boolean => now.measuredAt - past.measuredAt <= NEIGHBOUR_MS;

/** Against the usual twice in a row: now, and at the last check-in that has the figure. */
function spo2Falls(now: Compared, newestFirst: Newest): boolean {
  const { spo2, spo2Baseline } = now;
  if (spo2 === null || spo2Baseline === null || spo2Baseline - spo2 < SPO2_FALL) return false;
  if (spo2Baseline - spo2 >= SPO2_DIFFERENCE) return true;
  const before = newestFirst.find((past) => past.spo2 !== null);
  return before !== undefined && near(now, before) && spo2Baseline - (before.spo2 ?? spo2Baseline) >= SPO2_FALL;
}

/** From where on a figure has risen above the usual one. */
export const risenFrom = (key: "respiratoryRate" | "pulse", usual: number): number =>
  usual + Math.max(RISE[key], usual * RISE.share);

function risesOf(key: "respiratoryRate" | "pulse", now: Compared, newestFirst: Newest): { rises: boolean; usual: number | null } {
  const [before, ...earlier] = newestFirst.filter((past) => past[key] !== null);
  const usual = medianOf(earlier.flatMap((past) => past[key] ?? []));
  const [figure, last] = [now[key], before?.[key] ?? null];
  if (before === undefined || usual === null || figure === null || last === null || !near(now, before))
    return { rises: false, usual };
  const risen = risenFrom(key, usual);
  return { rises: figure >= risen && last >= risen, usual };
}

const partsOf = (who: Compared, one: PastCheckin): readonly News2Part[] =>
  news2Parts({
    ...one,
    alteredConsciousness: one.symptoms?.includes("altered_consciousness") ?? false,
    scale: who.chronicHypoxia ? 2 : 1,
  });

/** By how many points the parameters that both know have risen: a figure that was missing before is no rise. */
function riseBetween(now: readonly News2Part[], before: readonly News2Part[]): number {
  return now.reduce((sum, { value, points }, index) => {
    const past = before[index];
    return value === null || !past || past.value === null ? sum : sum + points - past.points;
  }, 0);
}

function news2Rise(now: Compared, newestFirst: Newest): number {
  if (now.ageMonths < ADULT) return 0;
  const parts = partsOf(now, now);
  const rises = newestFirst.filter((past) => near(now, past)).map((past) => riseBetween(parts, partsOf(now, past)));
  return Math.max(0, ...rises);
}

const isDanger = (code: Symptom): boolean => DANGER_SYMPTOMS.some((danger) => danger === code);

/** Danger signs that the last answered check-in did not have; none when nothing was answered before. */
export function newDangers(now: Pick<PastCheckin, "symptoms">, newestFirst: Newest): readonly Symptom[] {
  const before = newestFirst.find((past) => past.symptoms !== null)?.symptoms;
  if (!before) return [];
  return (now.symptoms ?? []).filter((code) => isDanger(code) && !before.includes(code));
}

/** Fever at each check-in that measured it, back to the first of the row; a gap longer than three windows ends the row. */
function feverHours(now: Compared, newestFirst: Newest): number | null {
  if (now.temperatureCelsius === null || now.temperatureCelsius < FEVER_FROM) return null;
  let since = now.measuredAt;
  for (const { temperatureCelsius, measuredAt } of newestFirst) {
    if (since - measuredAt > NEIGHBOUR_MS) break;
    if (temperatureCelsius === null) continue;
    if (temperatureCelsius < FEVER_FROM) break;
    since = measuredAt;
  }
  return Math.floor((now.measuredAt - since) / 3_600_000);
}

/** How a check-in stands against those measured before it, in whatever order they come. */
export function worseningOf(now: Compared, history: readonly PastCheckin[]): Worsening {
  const newestFirst = history.filter((past) => past.measuredAt < now.measuredAt).sort((a, b) => b.measuredAt - a.measuredAt);
  if (newestFirst.length === 0) return NO_WORSENING;
  const breaths = risesOf("respiratoryRate", now, newestFirst);
  const pulse = risesOf("pulse", now, newestFirst);
  const rise = news2Rise(now, newestFirst);
  const measuredFeverHours = feverHours(now, newestFirst);
  return {
    spo2: spo2Falls(now, newestFirst),
    respiratoryRate: breaths.rises,
    pulse: pulse.rises,
    news2: rise >= NEWS2_RISE,
    danger: newDangers(now, newestFirst).length > 0,
    fever: measuredFeverHours !== null && measuredFeverHours >= LASTING_HOURS,
    usualRespiratoryRate: breaths.usual,
    usualPulse: pulse.usual,
    news2Rise: rise,
    measuredFeverHours,
  };
}
