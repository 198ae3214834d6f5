import type { Severity } from "#schema/terms.ts";
import type { SiteParameters } from "./parameters.ts";
import { COVID19_HOME_1 } from "./protocol/covid19-home-1/protocol.ts";
import { whoOf } from "./protocol/covid19-home-1/signs.ts";
import { type Band, coversAge, severityOf, VITAL_SIGNS, type VitalSign, type Who } from "./protocol/rule.ts";
import { compareSeverity, maxSeverity } from "./severity.ts";

/** A stretch of a chart's axis, both ends included; an absent end is open. */
export interface ChartBand {
  readonly severity: Severity;
  readonly from?: number;
  readonly to?: number;
}

/** What the bands depend on beside the age. `baseline`: usual SpO2 in %. */
export interface BandContext {
  readonly chronicHypoxia?: boolean;
  readonly baseline?: number | null;
  readonly pregnant?: boolean;
}

/** The temperature is known to a tenth, everything else to one. Bands are merged in whole steps. */
const stepsPerUnit = (vital: VitalSign): number => (vital === "temperatureCelsius" ? 10 : 1);

type Stretch = { readonly severity: Severity; readonly from: number; readonly to: number };

function stretchesOf(vital: VitalSign, who: Who): Stretch[] {
  const scale = stepsPerUnit(vital);
  const toSteps = (band: Band, severity: Severity): Stretch => ({
    severity,
    from: Math.round((band.from ?? Number.NEGATIVE_INFINITY) * scale),
    to: Math.floor((band.to ?? Number.POSITIVE_INFINITY) * scale + 1e-6),
  });
  return COVID19_HOME_1.rules
    .filter((rule) => coversAge(rule, who.ageMonths))
    .flatMap((rule) =>
      (rule.bands?.(who) ?? []).filter((band) => band.vital === vital).map((band) => toSteps(band, severityOf(rule, who))),
    )
    .filter((stretch) => stretch.from <= stretch.to);
}

/** Cuts overlapping stretches apart; in each piece the worst severity stays. */
function worstOf(stretches: readonly Stretch[]): Stretch[] {
  const starts = new Set(stretches.flatMap(({ from, to }) => [from, to + 1]));
  const cuts = [...starts].filter((cut) => cut !== Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  return cuts.flatMap((from, index) => {
    const here = stretches.filter((stretch) => stretch.from <= from && stretch.to >= from);
    if (here.length === 0) return [];
    return [
      { severity: maxSeverity(here.map((one) => one.severity)), from, to: (cuts[index + 1] ?? Number.POSITIVE_INFINITY) - 1 },
    ];
  });
}

function joinEqual(pieces: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const continues = last && last.to + 1 === piece.from && compareSeverity(last.severity, piece.severity) === 0;
    if (continues) joined[joined.length - 1] = { ...last, to: piece.to };
    else joined.push(piece);
  }
  return joined;
}

function chartBands(vital: VitalSign, who: Who): ChartBand[] {
  const scale = stepsPerUnit(vital);
  return joinEqual(worstOf(stretchesOf(vital, who))).map(({ severity, from, to }) => ({
    severity,
    ...(Number.isFinite(from) && { from: from / scale }),
    ...(Number.isFinite(to) && { to: to / scale }),
  }));
}

/**
 * The danger bands of a chart for one person, lowest first, never overlapping: taken from the rules themselves, so a chart cannot
 * differ from the alert. What no band covers is reported by no rule of that figure alone. Units as in the form.
 */
export function bandsFor(
  ageMonths: number,
  parameters: SiteParameters,
  context: BandContext = {},
): Readonly<Record<VitalSign, readonly ChartBand[]>> {
  const { chronicHypoxia = false, baseline = null, pregnant = false } = context;
  const who = whoOf({ ageMonths, chronicHypoxia, spo2Baseline: baseline, pregnant }, parameters);
  const bands: Partial<Record<VitalSign, readonly ChartBand[]>> = {};
  for (const vital of VITAL_SIGNS) bands[vital] = chartBands(vital, who);
  return { spo2: [], respiratoryRate: [], pulse: [], temperatureCelsius: [], systolicMmhg: [], diastolicMmhg: [], ...bands };
}
