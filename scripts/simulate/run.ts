import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "./api.ts";
import type { Book, Patient } from "./book.ts";
import { careFor, untilAborted } from "./care.ts";
import { inParallel } from "./in-parallel.ts";
import type { Person } from "./people.ts";
import { takeStep } from "./phone.ts";
import { stepsOf } from "./plan.ts";
import { leave, type Nurse, signIn, takeIn } from "./station.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** So many are enrolled at a time, as so many desks would. */
const DESKS = 4;

export interface Run {
  readonly api: Api;
  readonly book: Book;
  readonly people: readonly Person[];
  readonly speed: number;
  /** Real minutes; Infinity: until the signal. */
  readonly minutes: number;
  /** Ends everything early. */
  readonly signal: AbortSignal;
  /** Told how many are in care by now, while they are enrolled. */
  readonly onEnrolled?: (inCare: number) => void;
}

/** Who took part, for the ledger. */
export interface Cast {
  readonly nurses: readonly Nurse[];
  readonly patients: readonly Patient[];
}

export const nurseOf = ({ nurses }: Pick<Cast, "nurses">, station: string): Nurse => {
  const nurse = nurses.find((each) => each.station === station);
  if (nurse === undefined) throw new Error(`Nobody is signed in at ${station}`);
  return nurse;
};

/** Everybody signed in, enrolled and with a phone. */
export async function gather({ api, people, signal, onEnrolled }: Run): Promise<Cast> {
  const stations = [...new Set(people.map(({ station }) => station))];
  const nurses = await inParallel(stations, 1, (station) => signIn(api, station));
  let inCare = 0;
  const enrol = async (person: Person): Promise<Patient> => {
    const patient = await takeIn(api, nurseOf({ nurses }, person.station), person);
    inCare += 1;
    onEnrolled?.(inCare);
    return patient;
  };
  return { nurses, patients: await inParallel(people, DESKS, enrol, signal) };
}

async function live({ api, book, speed, minutes }: Run, patient: Patient, begun: number, signal: AbortSignal): Promise<void> {
  for (const step of stepsOf(patient.person, (minutes * speed) / 60)) {
    const at = begun + (step.hour * HOUR_MS) / speed;
    await wait(Math.max(0, at - Date.now()), undefined, { signal });
    await patient.inTurn(() => takeStep({ api, book, patient }, step));
  }
}

/** Lets the courses run for the time that was asked for, or until the signal. What was begun is brought to its end. */
export async function letLive(run: Run, { nurses, patients }: Cast): Promise<void> {
  const { api, book, speed, minutes, signal: asked } = run;
  const over = new AbortController();
  const signal = AbortSignal.any([asked, over.signal]);
  const timer = Number.isFinite(minutes) ? setTimeout(() => over.abort(), minutes * MINUTE_MS) : undefined;
  const byEpisode = new Map(patients.map((each) => [each.episodeId, each]));
  const begun = Date.now();
  try {
    await Promise.all([
      ...patients.map((patient) => untilAborted(live(run, patient, begun, signal))),
      ...nurses.map((nurse) => careFor({ api, book, nurse, patients: byEpisode, speed, signal })),
    ]);
  } finally {
    over.abort();
    clearTimeout(timer);
  }
}

/** Ends the sessions that were opened; the phones stay linked, as phones do. */
export const goHome = (api: Api, { nurses }: Cast) => inParallel(nurses, DESKS, (nurse) => leave(api, nurse));
