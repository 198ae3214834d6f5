import { COVID19_HOME_1 } from "./protocol/covid19-home-1/protocol.ts";
import { type Band, coversAge, type Measured, VITAL_SIGNS, type VitalSign } from "./protocol/rule.ts";

/** The smallest step of a figure, in its unit: the temperature is known to a tenth, everything else to one. */
const STEP: Record<VitalSign, number> = {
  spo2: 1,
  respiratoryRate: 1,
  pulse: 1,
  temperatureCelsius: 0.1,
  systolicMmhg: 1,
  diastolicMmhg: 1,
};
const SLACK = 1e-6;

const BANDED = COVID19_HOME_1.rules.filter((rule) => rule.bands !== undefined);

/** Every stretch that some rule reports of this person, by the figure. */
function reportedBands(who: Measured): Readonly<Record<VitalSign, readonly Band[]>> {
  const bands: Record<VitalSign, Band[]> = {
    spo2: [],
    respiratoryRate: [],
    pulse: [],
    temperatureCelsius: [],
    systolicMmhg: [],
    diastolicMmhg: [],
  };
  for (const rule of BANDED) {
    if (coversAge(rule, who.ageMonths)) for (const band of rule.bands?.(who) ?? []) bands[band.vital].push(band);
  }
  return bands;
}

const holds = ({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Band, value: number): boolean =>
  value >= from - SLACK && value <= to + SLACK;

/** The nearest figure on one side that no rule reports; infinite when that side never ends. */
function clearOf(bands: readonly Band[], value: number, side: "below" | "above", step: number): number {
  let at = value;
  for (let band = bands.find((one) => holds(one, at)); band; band = bands.find((one) => holds(one, at))) {
    const edge = side === "below" ? band.from : band.to;
    if (edge === undefined) return side === "below" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    at = side === "below" ? edge - step : edge + step;
  }
  return at;
}

/** How far each figure lies beyond the nearest one that no rule reports, in its unit; 0 inside, or when it is not known. */
export function beyondLimits(measured: Measured): Readonly<Record<VitalSign, number>> {
  const bands = reportedBands(measured);
  const beyond = { spo2: 0, respiratoryRate: 0, pulse: 0, temperatureCelsius: 0, systolicMmhg: 0, diastolicMmhg: 0 };
  for (const vital of VITAL_SIGNS) {
    const value = measured[vital];
    if (value === null) continue;
    const [below, above] = (["below", "above"] as const).map((side) => clearOf(bands[vital], value, side, STEP[vital]));
    const distance = Math.min(value - (below ?? value), (above ?? value) - value);
    beyond[vital] = Number.isFinite(distance) ? distance : 0;
  }
  return beyond;
}
