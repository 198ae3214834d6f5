import { assess } from "#clinical/assess.ts";
import type { Facts, PastCheckin } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { pastCheckin } from "#clinical/protocol/covid19-home-1/signs.ts";
import { bundledKb } from "./bundle.ts";
import { atMost, type Figure, median, round } from "./figure.ts";

const ASSESSMENT_US = 50;
const WORDS_KB = 40;
const PEOPLE = 200;
const HALF_DAYS = 60;
const HALF_DAY_MS = 12 * 3_600_000;
const NOW = Date.UTC(2026, 0, 31);
const ROUNDS = 300;

/** Figures that wander with the person and the half-day, some of them borderline, some an alert. */
const measured = (person: number, slot: number): Facts => ({
  ageMonths: (12 + ((person * 7) % 70)) * 12,
  spo2First: 98 - ((person + slot) % 5),
  spo2Second: 97 - ((person * 3 + slot) % 4),
  respiratoryRate: 15 + ((person * 5 + slot) % 8),
  pulse: 70 + ((person * 11 + slot * 3) % 35),
  temperatureCelsius: 36.5 + ((person + slot) % 25) / 10,
  systolicMmhg: 105 + ((person * 13 + slot) % 40),
  diastolicMmhg: 65 + (person % 20),
  symptoms: person % 3 === 0 ? ["cough", "dyspnea"] : [],
  spo2Baseline: 97.5,
});

/** A person's check-in after thirty days of two a day. */
function aCheckin(person: number): Facts {
  const history: PastCheckin[] = Array.from({ length: HALF_DAYS }, (_, slot) =>
    pastCheckin(measured(person, slot), NOW - (HALF_DAYS - slot) * HALF_DAY_MS),
  );
  return { ...measured(person, HALF_DAYS), measuredAt: NOW, history };
}

/** Microseconds for one assessment: the middle of many rounds over the same people, each round's mean. */
function assessmentMicroseconds(): number {
  const checkins = Array.from({ length: PEOPLE }, (_, person) => aCheckin(person));
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    for (const facts of checkins) assess(facts, DEFAULT_PARAMETERS);
    return ((performance.now() - begun) / PEOPLE) * 1000;
  });
  return median(rounds);
}

/** What one assessment costs with thirty days behind it, and what the engine weighs with every word it knows. */
export async function engineFigures(): Promise<Figure[]> {
  return [
    atMost("one assessment with 60 earlier check-ins, median", round(assessmentMicroseconds(), 1), "µs", ASSESSMENT_US),
    atMost("engine with all words, gzip", await bundledKb("engine-words-entry.ts"), "kB", WORDS_KB),
  ];
}
