import type { Facts } from "#clinical/facts.ts";

/**
 * A second reading of rules.json and of section 10 of the protocol, written from their text word for word and with the keys of the
 * command, so that a slip in the engine's tables shows as a difference. It knows no bands and shares no code with the engine.
 */
export interface OracleCase {
  readonly m: number;
  readonly r1?: number | undefined;
  readonly r2?: number | undefined;
  readonly r3?: number | undefined;
  readonly rr?: number | undefined;
  readonly pulse?: number | undefined;
  readonly temp?: number | undefined;
  readonly sbp?: number | undefined;
  readonly dbp?: number | undefined;
  readonly sym: readonly string[];
  readonly fever_h?: number | undefined;
  readonly no_resp?: boolean | undefined;
  readonly cld?: boolean | undefined;
  readonly base?: number | undefined;
  readonly quality?: boolean | undefined;
  readonly o2?: boolean | undefined;
  readonly pregnant?: boolean | undefined;
}

/** The same case as the engine takes it. */
export function factsOf(c: OracleCase, symptoms: Facts["symptoms"]): Facts {
  return {
    ageMonths: c.m,
    spo2First: c.r1,
    spo2Second: c.r2,
    spo2Third: c.r3,
    respiratoryRate: c.rr,
    pulse: c.pulse,
    temperatureCelsius: c.temp,
    systolicMmhg: c.sbp,
    diastolicMmhg: c.dbp,
    symptoms,
    feverHours: c.fever_h ?? null,
    feverNotResponding: c.no_resp ?? false,
    chronicHypoxia: c.cld ?? false,
    spo2Baseline: c.base ?? null,
    badMeasuringConditions: c.quality ?? false,
    onOxygen: c.o2 ?? false,
    pregnant: c.pregnant ?? false,
    firstOfEpisode: true,
  };
}

const NONE = Number.NaN;
const known = (value: number): boolean => !Number.isNaN(value);
const missing = (value: number): boolean => Number.isNaN(value);
const inRange = (value: number, from: number, to: number): number => (value >= from && value <= to ? value : NONE);
const whole = (value: number | undefined): number => (value === undefined ? NONE : Math.floor(value + 0.5));
const down = (value: number | undefined): number => (value === undefined ? NONE : Math.floor(value));
/** Cases of the generator have at most two decimals, so hundredths are exact. */
const tenth = (value: number | undefined): number =>
  value === undefined ? NONE : Math.floor((Math.round(value * 100) + 5) / 10) / 10;

function effective(readings: readonly number[]): number {
  const valid = readings.filter(known);
  const [a, b] = valid;
  if (a === undefined) return NONE;
  if (b === undefined) return a;
  if (valid.length === 3) return valid.toSorted((x, y) => x - y)[1] ?? NONE;
  return Math.abs(a - b) >= 3 ? Math.min(a, b) : b;
}

const lowestSystolic = (m: number): number => (m < 1 ? 60 : m <= 11 ? 70 : m <= 119 ? 70 + 2 * Math.floor(m / 12) : 90);

function news2Parameters(v: {
  rr: number;
  spo2: number;
  sbp: number;
  pulse: number;
  temp: number;
  o2: boolean;
  altered: boolean;
  cld: boolean;
}): number[] {
  const { rr, spo2, sbp, pulse, temp, o2 } = v;
  const scale1 = spo2 <= 91 ? 3 : spo2 <= 93 ? 2 : spo2 <= 95 ? 1 : 0;
  const above92 = o2 ? (spo2 >= 97 ? 3 : spo2 >= 95 ? 2 : spo2 >= 93 ? 1 : 0) : 0;
  const scale2 = spo2 <= 83 ? 3 : spo2 <= 85 ? 2 : spo2 <= 87 ? 1 : above92;
  return [
    rr <= 8 || rr >= 25 ? 3 : rr >= 21 ? 2 : rr <= 11 ? 1 : 0,
    v.cld ? scale2 : scale1,
    o2 ? 2 : 0,
    sbp <= 90 || sbp >= 220 ? 3 : sbp <= 100 ? 2 : sbp <= 110 ? 1 : 0,
    pulse <= 40 || pulse >= 131 ? 3 : pulse >= 111 ? 2 : pulse <= 50 || pulse >= 91 ? 1 : 0,
    v.altered ? 3 : 0,
    temp <= 35 ? 3 : temp >= 39.1 ? 2 : temp <= 36 || temp >= 38.1 ? 1 : 0,
  ];
}

/** The rules whose text stands below. */
export const STATED: ReadonlySet<string> = new Set(Object.keys(statements({ m: 0, sym: [] }).rules));

/** The flags of a case, sorted, and its NEWS2. */
export function oracle(c: OracleCase): { flags: string[]; news2: number | null; partial: boolean } {
  const { rules, ...score } = statements(c);
  const flags = Object.keys(rules).filter((id) => rules[id]);
  return { flags: flags.sort(), ...score };
}

function statements(c: OracleCase): { rules: Record<string, boolean>; news2: number | null; partial: boolean } {
  const { m } = c;
  const adult = m >= 192;
  const sent = { r: [down(c.r1), down(c.r2), down(c.r3)], rr: whole(c.rr), pulse: whole(c.pulse), sbp: whole(c.sbp) };
  const [r1 = NONE, r2 = NONE, r3 = NONE] = sent.r.map((x) => inRange(x, 50, 100));
  const rr = inRange(sent.rr, 4, 120);
  const pulse = inRange(sent.pulse, 20, 300);
  const temp = inRange(tenth(c.temp), 32, 43);
  const rawSbp = inRange(sent.sbp, 40, 300);
  const rawDbp = inRange(whole(c.dbp), 20, 200);
  const isVoid = rawSbp <= rawDbp;
  const sbp = isVoid ? NONE : rawSbp;
  const dbp = isVoid ? NONE : rawDbp;
  const bad = (given: number | undefined, value: number): boolean => given !== undefined && missing(value);
  const base = inRange(c.base ?? NONE, 70, 100);
  const cld = c.cld === true && adult && base >= 89 && base <= 95;
  const spo2 = effective([r1, r2, r3]);
  const low = (x: number): boolean => (adult ? x <= 96 : x < 96);
  const sym = new Set(c.sym);
  const has = (...codes: string[]): boolean => codes.some((code) => sym.has(code));
  const pregnant = c.pregnant === true;
  const fever = c.fever_h ?? 0;
  const L = lowestSystolic(m);

  const altered = has("altered_consciousness");
  const parts = news2Parameters({ rr, spo2, sbp, pulse, temp, o2: c.o2 === true, altered, cld });
  const news2 = parts.reduce((sum, one) => sum + one, 0);
  const red = parts.includes(3);

  const prAE = m >= 144 && (pulse >= (adult ? 131 : 150) || pulse <= 40);
  const hiA = sbp >= 220 || dbp >= 130;
  const hiC = sbp >= 160 || dbp >= 110;
  const pregE = pregnant && (sbp >= 160 || dbp >= 110);
  const c48 = !adult && fever >= 48 && (missing(temp) || temp > 37.5);
  const a48 = adult && fever >= 48 && (missing(temp) || temp > 38.5);
  const recoveredLow = (x: number): boolean => (cld ? x < 88 : low(x));
  const usual = m < 3 ? [85, 205] : m < 24 ? [100, 190] : m < 120 ? [60, 140] : [60, 120];
  const gathering =
    "dyspnea nasal_flaring wheeze chest_pain chest_pain_persistent exhausted irritable_not_playing cold_pale_extremities cannot_drink vomits_everything poor_feeding dehydration mis_c hemoptysis";
  const mild =
    "cough sputum chills red_eye loss_taste_smell sore_throat headache dizziness anorexia nausea myalgia nasal fatigue";

  const rules: Record<string, boolean> = {
    "VAL-SPO2": bad(c.r1, r1) || bad(c.r2, r2) || bad(c.r3, r3),
    "VAL-RR": bad(c.rr, rr),
    "VAL-PULSE": bad(c.pulse, pulse),
    "VAL-TEMP": bad(c.temp, temp),
    "VAL-BP": bad(c.sbp, rawSbp) || bad(c.dbp, rawDbp) || isVoid,
    "VAL-LOW-U":
      sent.r.some((x) => x >= 1 && x <= 49) ||
      (sent.rr >= 1 && sent.rr <= 3) ||
      (sent.pulse >= 1 && sent.pulse <= 19) ||
      (sent.sbp >= 1 && sent.sbp <= 39),
    "UNK-W": missing(spo2) && missing(rr),
    "Q-SPO2-REMEASURE": missing(r2) && missing(r3) && low(r1) && !cld,
    "Q-SPO2-VAR": known(r1) && known(r2) && missing(r3) && Math.abs(r1 - r2) >= 3 && low(Math.min(r1, r2)),
    "Q-SPO2-RECOVERED": known(spo2) && !recoveredLow(spo2) && [r1, r2, r3].some((x) => known(x) && recoveredLow(x)),
    "Q-SPO2-QUALITY": c.quality === true,
    "SPO2-A-E": adult && !cld && spo2 < 94,
    "SPO2-A-U": adult && !cld && spo2 >= 94 && spo2 <= 96,
    "SPO2-C-E": !adult && !cld && spo2 < 94,
    "SPO2-C-U": !adult && !cld && spo2 >= 94 && spo2 < 96,
    "SPO2-DROP-W": !cld && known(base) && known(spo2) && !low(spo2) && base - spo2 >= 3,
    "SPO2-CLD-E": cld && spo2 < 88,
    "SPO2-CLD-U": cld && spo2 >= 88 && spo2 <= Math.max(base - 3, 88),
    "O2-HOME-U": c.o2 === true,
    "RR-A-E": adult && rr > 25,
    "RR-A-U": adult && rr >= 20 && rr <= 25,
    "RR-A-LO-E": adult && rr <= 8,
    "RR-A-LO-W": adult && rr >= 9 && rr <= 11,
    "RR-C-LO-E": !adult && rr <= 9,
    "RR-C-LO-U": m < 60 && rr >= 10 && rr <= (m < 12 ? 19 : 14),
    "RR-C-LO-W": m >= 12 && !adult && (m < 60 ? rr >= 15 && rr <= 17 : m < 144 ? rr >= 10 && rr <= 13 : rr >= 10 && rr <= 11),
    "RR-A4-E": m >= 144 && !adult && rr > 30,
    "RR-A4-U": m >= 144 && !adult && rr >= 22 && rr <= 30,
    "RR-A4-W": m >= 144 && !adult && rr >= 20 && rr <= 21,
    "RR-A3-E": m >= 60 && m < 144 && rr >= 45,
    "RR-A3-U": m >= 60 && m < 144 && rr >= 30 && rr <= 44,
    "RR-A2-E": m >= 12 && m < 60 && rr >= 60,
    "RR-A2-U": m >= 12 && m < 60 && rr >= 40 && rr < 60,
    "RR-A1-E": m >= 2 && m < 12 && rr >= 70,
    "RR-A1-U": m >= 2 && m < 12 && rr >= 50 && rr < 70,
    "RR-A0-E": m < 2 && rr >= 70,
    "RR-A0-U": m < 2 && rr >= 60 && rr <= 69,
    "PR-A-E": prAE,
    "PR-A-U": m >= 144 && (pulse > 120 || pulse < 50) && !prAE,
    "PR-A-W": adult && pulse >= 111 && pulse <= 120,
    "PR-C-LO-U": m < 144 && pulse < (m < 60 ? 60 : 50),
    "PR-C-HI-U": m < 144 && pulse >= (m < 12 ? 220 : m < 24 ? 200 : m < 60 ? 180 : 160),
    "PR-C-W": m < 144 && (pulse < (usual[0] ?? NONE) || pulse > (usual[1] ?? NONE)),
    "BP-E": sbp < L,
    "BP-VOID-U": isVoid && (rawSbp < L || rawDbp >= 180 || (pregnant && rawDbp >= 140)),
    "BP-A-DBP-W": adult && (missing(sbp) || sbp >= 90) && dbp < 60,
    "BP-A-HI-U": adult && hiA,
    "BP-A-HI-W": adult && (missing(sbp) || sbp < 220) && (missing(dbp) || dbp < 130) && (sbp >= 180 || dbp >= 120),
    "BP-C-HI-U": !adult && hiC,
    "BP-C-HI-W": !adult && (sbp >= 140 || dbp >= 90) && !hiC,
    "BP-NARROW-W": sbp - dbp <= 20,
    "T-U3M-U": m < 3 && temp >= 38,
    "T-U6M-U": m >= 3 && m < 6 && temp >= 39,
    "T-U6M-W": m >= 3 && m < 6 && temp >= 38 && temp <= 38.9,
    "T-C-48H-U": c48,
    "T-NR-U": c.no_resp === true && (missing(temp) || temp > 38.5),
    "T-NR-W": c.no_resp === true && temp <= 38.5,
    "T-A-48H-U": a48,
    "T-48H-W": fever >= 48 && temp > 37.5 && !c48 && !a48,
    "T-W": temp > 38.5,
    "T-HI-U": temp >= 40,
    "T-A-LO-U": adult && temp <= 35,
    "T-C-LO-U": !adult && temp <= 35,
    "T-C-LO-W": !adult && temp < 36,
    "S-DYSP-REST-E": has("dyspnea_at_rest"),
    "S-DYSP-U": has("dyspnea") && !has("dyspnea_at_rest"),
    "S-BREATH-E": has("grunting", "chest_indrawing", "stridor"),
    "S-BREATH-U": has("nasal_flaring", "wheeze"),
    "S-CHEST-E": adult && has("chest_pain_persistent"),
    "S-CHEST-A-U": adult && has("chest_pain") && !has("chest_pain_persistent"),
    "S-CHEST-C-U": !adult && has("chest_pain", "chest_pain_persistent"),
    "S-CONSC-E": has("altered_consciousness", "seizure"),
    "S-EXHAUST-U": has("exhausted"),
    "S-BEHAV-U": has("irritable_not_playing"),
    "S-CYAN-E": has("cyanosis"),
    "S-PERF-U": has("cold_pale_extremities"),
    "S-DRINK-E": m < 60 && has("cannot_drink", "vomits_everything"),
    "S-DRINK-U": m >= 60 && has("cannot_drink", "vomits_everything"),
    "S-FEED-U": !adult && has("poor_feeding"),
    "S-FEED-W": adult && has("poor_feeding"),
    "S-DEHYD-U": has("dehydration"),
    "S-MISC-U": has("mis_c"),
    "S-HEMOP-U": has("hemoptysis"),
    "S-COUGHFIT-U": m >= 60 && !adult && has("cough_fits"),
    "S-COUGHFIT-W": (m < 60 || adult) && has("cough_fits"),
    "S-DIARR-C-W": !adult && has("diarrhea"),
    "S-VOMIT-C-W": !adult && has("vomiting"),
    "S-INF-W": m < 12 && has("anorexia"),
    "S-ACUTE-U": has("other_acute_illness"),
    "S-CONCERN-U": has("concern"),
    "S-MANY-E": gathering.split(" ").filter((code) => sym.has(code)).length >= 3,
    "PREG-BP-E": pregE,
    "PREG-BP-U": pregnant && (sbp >= 140 || dbp >= 90) && !pregE,
    "PREG-T-U": pregnant && temp >= 38,
    "S-MILD-R": has(...mild.split(" ")) || (adult && has("diarrhea", "vomiting")),
    "NEWS-E": adult && news2 >= 7,
    "NEWS-U": adult && (news2 === 5 || news2 === 6),
    "NEWS-3-U": adult && news2 < 5 && red,
    "NEWS-W": adult && (news2 === 3 || news2 === 4) && !red,
    "ELIG-U3M-U": m < 3,
  };
  const reported = adult && !pregnant;
  return {
    rules,
    news2: reported ? news2 : null,
    partial: reported && [rr, spo2, sbp, pulse, temp].some(missing),
  };
}
