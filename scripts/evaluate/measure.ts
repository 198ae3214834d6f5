import type { Facts } from "#clinical/facts.ts";
import { asksAboutFever, needsRecount, needsSecondReading, needsThirdReading } from "#clinical/form.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { ADULT } from "#clinical/protocol/covid19-home-1/ages.ts";
import type { Symptom } from "#schema/terms.ts";
import { type Body, bodyAt } from "./body.ts";
import { type Draws, drawsFor } from "./draws.ts";
import type { Person } from "./people.ts";

/** Standard deviations of the error at `--noise 1`, in the units of the figure (docs/clinical/evaluation.md, "The error"). */
const SD = {
  oximeterBias: 1,
  oximeterSession: 0.8,
  oximeterReading: 1,
  breaths: 1.8,
  pulse: 5,
  temperature: 0.2,
  systolic: 6,
  diastolic: 5,
};
/** An oximeter's display ends here. */
const HIGHEST_SPO2 = 99;
/** Relative to an adult's: a child's breaths are faster and harder to count. */
const CHILD_BREATHS = 1.6;
const LEFT_OUT = 0.03;
const SLIPS = 0.005;
const SYMPTOM_TICKED = 0.9;

/** A tick where there is nothing: of somebody anxious, and of anybody. */
const FALSE_TICKS: readonly (readonly [symptom: Symptom, anxious: number, other: number])[] = [
  ["dyspnea", 0.1, 0.003],
  ["concern", 0.06, 0.003],
  ["exhausted", 0.02, 0.003],
  ["chest_pain", 0.03, 0.002],
];

/** The measuring of one check-in: as often as it is asked for the same finger is read, or the breaths counted, again. */
interface Measuring {
  spo2(): number | null;
  breaths(): number | null;
}

function measuringOf(person: Person, body: Body, noise: number, draws: Draws): Measuring {
  const { oximeter, oximeterBias, oximeterFault } = person.devices;
  const shared = oximeterFault + noise * (SD.oximeterBias * oximeterBias + SD.oximeterSession * draws.normal());
  const breathsSd = SD.breaths * (person.ageMonths < ADULT ? CHILD_BREATHS : 1);
  return {
    spo2: () => {
      const shown = Math.round(body.spo2 + shared + noise * SD.oximeterReading * draws.normal());
      return oximeter ? Math.min(HIGHEST_SPO2, shown) : null;
    },
    breaths: () => {
      const counted = body.respiratoryRate + noise * breathsSd * draws.normal();
      return Math.max(4, person.countsHalfMinutes ? 2 * Math.round(counted / 2) : Math.round(counted));
    },
  };
}

function tickedOf(person: Person, body: Body, draws: Draws): Symptom[] {
  const felt = body.symptoms.filter(() => draws.happens(SYMPTOM_TICKED));
  const feared = FALSE_TICKS.filter(([, anxious, other]) => draws.happens(person.slips * (person.anxious ? anxious : other)));
  return [...new Set([...felt, ...feared.map(([symptom]) => symptom)])];
}

/** A slip of the finger: figures in each other's field, digits in each other's place, one digit too few. */
function slipped({ slips }: Person, facts: Facts, draws: Draws): Facts {
  const { spo2First, pulse } = facts;
  if (!draws.happens(slips * SLIPS) || typeof spo2First !== "number" || typeof pulse !== "number") return facts;
  return draws.weighted<Facts>([
    [1, { ...facts, spo2First: pulse, pulse: spo2First }],
    [1, { ...facts, spo2First: (spo2First % 10) * 10 + Math.floor(spo2First / 10) }],
    [1, { ...facts, pulse: Math.floor(pulse / 10) }],
  ]);
}

function othersOf(person: Person, body: Body, noise: number, draws: Draws) {
  const given = (mean: number, sd: number): number | null => {
    const value = mean + noise * sd * draws.normal();
    return draws.happens(LEFT_OUT) ? null : value;
  };
  const whole = (value: number | null): number | null => value && Math.round(value);
  const temperature = given(body.temperatureCelsius, SD.temperature);
  const systolic = whole(given(body.systolicMmhg, SD.systolic));
  const diastolic = whole(given(body.diastolicMmhg, SD.diastolic));
  return {
    pulse: whole(given(body.pulse, SD.pulse)),
    temperatureCelsius: temperature && Math.round(10 * temperature) / 10,
    systolicMmhg: person.devices.pressure ? systolic : null,
    diastolicMmhg: person.devices.pressure ? diastolic : null,
  };
}

/** One check-in as it was measured first, and what the phone can still ask for. */
export interface Measured {
  readonly at: number;
  readonly first: Facts;
  /** The same after what the form asks again: a second and a third SpO2, a recount (clinical/form.ts). */
  confirmed(): Facts;
}

function confirm(first: Facts, measuring: Measuring): Facts {
  let facts = first;
  if (needsSecondReading(facts, DEFAULT_PARAMETERS)) facts = { ...facts, spo2Second: measuring.spo2() };
  if (needsThirdReading(facts, DEFAULT_PARAMETERS)) facts = { ...facts, spo2Third: measuring.spo2() };
  if (needsRecount(facts, DEFAULT_PARAMETERS)) facts = { ...facts, respiratoryRate: measuring.breaths() };
  return facts;
}

/** A person measures at an hour. `noise` multiplies every error but a faulty device, a false tick and a slip. */
export function measureAt(person: Person, at: number, noise: number, isFirst: boolean): Measured {
  const draws = drawsFor(person.seed, person.index, 3, Math.round(at * 60));
  const body = bodyAt(person, at);
  const measuring = measuringOf(person, body, noise, draws);
  const [spo2First, respiratoryRate] = [measuring.spo2(), measuring.breaths()];
  const others = othersOf(person, body, noise, draws);
  const isFever = asksAboutFever(others.temperatureCelsius);
  const sent: Facts = {
    ...others,
    ageMonths: person.ageMonths,
    pregnant: person.pregnant,
    firstOfEpisode: isFirst,
    spo2First,
    respiratoryRate: draws.happens(LEFT_OUT) ? null : respiratoryRate,
    symptoms: tickedOf(person, body, draws),
    feverHours: isFever ? Math.round(body.feverHours) : null,
    feverNotResponding: isFever && draws.happens(0.05),
  };
  const first = slipped(person, sent, draws);
  return { at, first, confirmed: () => confirm(first, measuring) };
}

/** What an errorless measurement of everything would have shown. */
export function truthAt(person: Person, at: number): Facts {
  const body = bodyAt(person, at);
  const isFever = asksAboutFever(body.temperatureCelsius);
  return {
    ageMonths: person.ageMonths,
    pregnant: person.pregnant,
    spo2First: Math.round(body.spo2),
    spo2Second: Math.round(body.spo2),
    respiratoryRate: Math.round(body.respiratoryRate),
    pulse: Math.round(body.pulse),
    temperatureCelsius: body.temperatureCelsius,
    systolicMmhg: body.systolicMmhg,
    diastolicMmhg: body.diastolicMmhg,
    symptoms: body.symptoms,
    feverHours: isFever ? Math.round(body.feverHours) : null,
  };
}
