import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "./api.ts";
import type { Patient } from "./book.ts";
import { boardOf } from "./care.ts";
import { boardDifferences, differences } from "./compare.ts";
import { inParallel } from "./in-parallel.ts";
import { alertsIn } from "./recorded.ts";
import { type Cast, nurseOf } from "./run.ts";
import { type Nurse, readRecord } from "./station.ts";

/** A board is told right after the commit; this long it may take. */
const BOARD_TRIES = 10;
const BOARD_PAUSE_MS = 300;
const READERS = 4;

/** What the service says of all this, beside what must be. */
export interface Found {
  readonly recorded: number;
  readonly alertsExpected: number;
  readonly alertsFound: number;
  readonly differences: readonly string[];
}

async function ofPatient(api: Api, cast: Cast, patient: Patient): Promise<Omit<Found, "alertsExpected">> {
  const record = await readRecord(api, nurseOf(cast, patient.person.station), patient.episodeId);
  if (record === null)
    return { recorded: 0, alertsFound: 0, differences: [`the record of ${patient.episodeId} could not be read`] };
  // Those of this run: an acknowledged one of an earlier run is in the record too.
  const recorded = record.checkins.filter(({ receivedAt }) => receivedAt >= patient.joinedAt).length;
  return { recorded, alertsFound: alertsIn(record).length, differences: differences(patient, record, Date.now()) };
}

async function ofBoard(api: Api, nurse: Nurse, patients: readonly Patient[]): Promise<readonly string[]> {
  const here = patients.filter(({ person }) => person.station === nurse.station);
  const byEpisode = new Map(here.map((each) => [each.episodeId, each]));
  let apart: readonly string[] = [];
  for (let tried = 0; tried < BOARD_TRIES; tried++) {
    const rows = await boardOf({ api, nurse, patients: byEpisode });
    apart = rows === null ? [`the board of ${nurse.station} could not be read`] : boardDifferences(here, rows);
    if (apart.length === 0) return [];
    await wait(BOARD_PAUSE_MS);
  }
  return apart;
}

/** Asks every record and every board, and lists each difference. */
export async function reconcile(api: Api, cast: Cast): Promise<Found> {
  const { nurses, patients } = cast;
  const records = await inParallel(patients, READERS, (patient) => ofPatient(api, cast, patient));
  const boards = await inParallel(nurses, READERS, (nurse) => ofBoard(api, nurse, patients));
  const sum = (each: readonly number[]): number => each.reduce((total, one) => total + one, 0);
  return {
    recorded: sum(records.map(({ recorded }) => recorded)),
    alertsExpected: sum(patients.map(({ expected }) => expected.alerts.length)),
    alertsFound: sum(records.map(({ alertsFound }) => alertsFound)),
    differences: [...records.flatMap((each) => each.differences), ...boards.flat()],
  };
}
