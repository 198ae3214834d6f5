import type { SiteParameters } from "#clinical/parameters.ts";
import { HARD_RANGES } from "#clinical/protocol/covid19-home-1/measurement.ts";
import type { VitalSign } from "#clinical/protocol/rule.ts";
import { bandsFor, type ChartBand } from "#clinical/thresholds.ts";
import type { OracleCase } from "./oracle.ts";

/** Figures that are measured once; SpO2 may be read three times and stands apart. */
export const ONCE = {
  rr: "respiratoryRate",
  pulse: "pulse",
  temp: "temperatureCelsius",
  sbp: "systolicMmhg",
  dbp: "diastolicMmhg",
} as const;
export type Once = keyof typeof ONCE;

/** The middle of the stretch that no band covers; above every value when all bands lie low, below every value when all lie high. */
function safest(bands: readonly ChartBand[]): number {
  for (const [index, band] of bands.entries()) {
    const next = bands[index + 1];
    if (band.to !== undefined && next?.from !== undefined && next.from - band.to > 1) return (band.to + next.from) / 2;
  }
  return bands[0]?.from === undefined ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/** Which way is worse for a figure of this person: away from the middle of what no rule of it alone reports. Taken from the bands. */
export function worseWay(vital: VitalSign, value: number, who: OracleCase, parameters: SiteParameters): -1 | 1 {
  const context = { chronicHypoxia: who.cld === true, baseline: who.base ?? null, pregnant: who.pregnant === true };
  return value < safest(bandsFor(who.m, parameters, context)[vital]) ? -1 : 1;
}

/** The value so many steps worse, not past its hard range: what cannot be is no figure any more (protocol.md 10.2). */
export function worsened(vital: VitalSign, value: number, way: -1 | 1, steps: number): number {
  const { from, to } = HARD_RANGES[vital];
  const step = vital === "temperatureCelsius" ? 0.1 : 1;
  return Math.min(to, Math.max(from, Math.round((value + way * steps * step) * 10) / 10));
}
