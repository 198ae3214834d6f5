/** What NEWS2 scores. Null is missing: it scores 0 and makes the score partial. Units: %, per minute, mmHg, degrees Celsius. */
export interface News2Input {
  readonly respiratoryRate: number | null;
  readonly spo2: number | null;
  readonly onOxygen: boolean;
  readonly systolicMmhg: number | null;
  readonly pulse: number | null;
  readonly alteredConsciousness: boolean;
  readonly temperatureCelsius: number | null;
  /** Scale 2 only for a confirmed chronic hypoxic lung disease. */
  readonly scale: 1 | 2;
}

/** What one parameter scores. `value` is null when missing: it then scores 0, which is a lower bound. */
export interface News2Part {
  readonly of: "respiratoryRate" | "spo2" | "oxygen" | "systolicMmhg" | "pulse" | "consciousness" | "temperatureCelsius";
  readonly value: number | null;
  readonly points: number;
}

/** `highest`: the highest single parameter; a 3 has a meaning of its own. `partial`: a lower bound. */
export interface News2Score {
  readonly score: number;
  readonly highest: number;
  readonly partial: boolean;
}

/** Steps of a scale: the first whose `to` is not below the value gives the points. */
type Scale = readonly (readonly [to: number, points: number])[];
const MORE = Number.POSITIVE_INFINITY;

const RESPIRATORY_RATE: Scale = [
  [8, 3],
  [11, 1],
  [20, 0],
  [24, 2],
  [MORE, 3],
];
const SPO2_SCALE_1: Scale = [
  [91, 3],
  [93, 2],
  [95, 1],
  [MORE, 0],
];
const SPO2_SCALE_2_AIR: Scale = [
  [83, 3],
  [85, 2],
  [87, 1],
  [MORE, 0],
];
const SPO2_SCALE_2_OXYGEN: Scale = [
  [83, 3],
  [85, 2],
  [87, 1],
  [92, 0],
  [94, 1],
  [96, 2],
  [MORE, 3],
];
const SYSTOLIC: Scale = [
  [90, 3],
  [100, 2],
  [110, 1],
  [219, 0],
  [MORE, 3],
];
const PULSE: Scale = [
  [40, 3],
  [50, 1],
  [90, 0],
  [110, 1],
  [130, 2],
  [MORE, 3],
];
const TEMPERATURE: Scale = [
  [35, 3],
  [36, 1],
  [38, 0],
  [39, 1],
  [MORE, 2],
];

const points = (scale: Scale, value: number | null): number =>
  value === null ? 0 : (scale.find(([to]) => value <= to)?.[1] ?? 0);

function spo2Scale({ scale, onOxygen }: News2Input): Scale {
  if (scale === 1) return SPO2_SCALE_1;
  return onOxygen ? SPO2_SCALE_2_OXYGEN : SPO2_SCALE_2_AIR;
}

/** The score's seven parameters in the order of the chart. Oxygen and consciousness carry 1 for yes and 0 for no. */
export function news2Parts(input: News2Input): readonly News2Part[] {
  const { respiratoryRate, spo2, systolicMmhg, pulse, temperatureCelsius, onOxygen, alteredConsciousness } = input;
  return [
    { of: "respiratoryRate", value: respiratoryRate, points: points(RESPIRATORY_RATE, respiratoryRate) },
    { of: "spo2", value: spo2, points: points(spo2Scale(input), spo2) },
    { of: "oxygen", value: onOxygen ? 1 : 0, points: onOxygen ? 2 : 0 },
    { of: "systolicMmhg", value: systolicMmhg, points: points(SYSTOLIC, systolicMmhg) },
    { of: "pulse", value: pulse, points: points(PULSE, pulse) },
    { of: "consciousness", value: alteredConsciousness ? 1 : 0, points: alteredConsciousness ? 3 : 0 },
    { of: "temperatureCelsius", value: temperatureCelsius, points: points(TEMPERATURE, temperatureCelsius) },
  ];
}

/**
 * National Early Warning Score 2, Royal College of Physicians, 2017 (acknowledged as its publisher asks). For 16 years and over;
 * made for observations that staff take in hospital, so its use on figures measured at home is off-label [P].
 */
export function news2Of(input: News2Input): News2Score {
  const parts = news2Parts(input);
  return {
    score: parts.reduce((sum, part) => sum + part.points, 0),
    highest: Math.max(...parts.map((part) => part.points)),
    partial: parts.some((part) => part.value === null),
  };
}
