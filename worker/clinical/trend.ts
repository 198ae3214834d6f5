import type { VitalSign } from "./protocol/rule.ts";
import type { ChartBand } from "./thresholds.ts";

/** The arrow beside a figure. `worse`: towards danger, whichever way that is. */
export type Trend = "worse" | "better" | "steady" | "unknown";

/** Changes up to here are noise, in the units of the figure [P]. */
const NOISE: Record<VitalSign, number> = {
  spo2: 0,
  respiratoryRate: 1,
  pulse: 4,
  temperatureCelsius: 0.2,
  systolicMmhg: 9,
  diastolicMmhg: 5,
};
const TOP_SPO2 = 100;

/** The middle of the stretch that no band covers: away from it means towards danger. Null when there is none. */
function middleOf(bands: readonly ChartBand[]): number | null {
  for (const [index, band] of bands.entries()) {
    const next = bands[index + 1];
    if (band.to !== undefined && next?.from !== undefined && next.from - band.to > 1) return (band.to + next.from) / 2;
  }
  return null;
}

/**
 * Which way a figure goes between two check-ins, given the person's bands of it (`bandsFor`). SpO2 is worse when it falls; the
 * others when they leave the middle of what is not reported. A missing one makes the trend unknown.
 */
export function trendOf(previous: number | null, latest: number | null, vital: VitalSign, bands: readonly ChartBand[]): Trend {
  if (previous === null || latest === null) return "unknown";
  const safest = vital === "spo2" ? TOP_SPO2 : middleOf(bands);
  if (safest === null) return "unknown";
  const further = Math.abs(latest - safest) - Math.abs(previous - safest);
  if (Math.abs(further) <= NOISE[vital] + 1e-6) return "steady";
  return further > 0 ? "worse" : "better";
}
