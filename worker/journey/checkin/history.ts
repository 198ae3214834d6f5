import * as z from "zod/mini";
import { ageInMonths } from "#clinical/age.ts";
import type { AssessedThing } from "#clinical/assessment.ts";
import type { PastCheckin } from "#clinical/facts.ts";
import { pastCheckin } from "#clinical/protocol/covid19-home-1/signs.ts";
import { type CheckinId, checkinId } from "#schema/ids.ts";
import type { EpisodeKey } from "../../ground/episode/store.ts";
import { json, many, type Query } from "../../ground/platform/d1.ts";
import type { CameAfter } from "../triage/rules-late.ts";
import { factsOf, type Patient } from "./assess-checkin.ts";
import { ASSESSED_COLUMNS, assessedColumns } from "./checkin-row.ts";
import { addition, measurementsColumn } from "./stored-body.ts";

/** So many of the newest check-ins are compared with a new one: a week of two a day. */
export const MOST_HISTORY = 14;

const historyRow = z.extend(assessedColumns, {
  id: checkinId,
  measuredAt: z.int(),
  measurements: measurementsColumn,
  additions: json(z.array(addition)),
});
/** A check-in of the illness with its assessment in force, as the trend and a late reading need it. */
export type HistoryRow = z.infer<typeof historyRow>;

/** The newest check-ins of an illness by when they were measured, in no order. Indexes: checkins_by_episode, primary keys, addenda_by_checkin. */
export function historyOf(key: EpisodeKey): Query<HistoryRow[]> {
  return many(
    historyRow,
    `SELECT c.id, c.measured_at AS measuredAt, c.body AS measurements,
       (SELECT json_group_array(json(d.body)) FROM (SELECT body FROM addenda WHERE checkin_seq = c.seq ORDER BY seq) d) AS additions,
       ${ASSESSED_COLUMNS}
     FROM (SELECT * FROM checkins WHERE episode_id = ${key.sql} ORDER BY measured_at DESC LIMIT ${MOST_HISTORY}) c
       CROSS JOIN assessments s ON s.checkin_seq = c.seq AND s.version = (SELECT max(version) FROM assessments WHERE checkin_seq = c.seq)`,
    key.id,
  );
}

/** A check-in as later ones are compared with it. */
export function asPast(patient: Patient, row: Pick<HistoryRow, "measuredAt" | "measurements" | "additions">): PastCheckin {
  const ageMonths = ageInMonths(patient.birthDate, patient.birthPrecision, row.measuredAt);
  return pastCheckin(factsOf(patient, row.measurements, row.additions, ageMonths), row.measuredAt);
}

/** All but this one, as they are compared with it. */
export const pastsBut = (patient: Patient, history: readonly HistoryRow[], id: CheckinId): readonly PastCheckin[] =>
  history.filter((row) => row.id !== id).map((row) => asPast(patient, row));

const THINGS: readonly AssessedThing[] = ["spo2", "respiratoryRate", "pulse", "temperature", "bloodPressure", "symptoms"];

/** What was measured after an instant (ms UTC), or null when nothing was: then what was said then is the newest that is known. */
export function cameAfter(
  history: readonly Pick<HistoryRow, "measuredAt" | "severity" | "unassessed">[],
  measuredAt: number,
): CameAfter | null {
  const later = history.filter((row) => row.measuredAt > measuredAt).sort((a, b) => b.measuredAt - a.measuredAt);
  const [newest] = later;
  if (newest === undefined) return null;
  const isKnown = (thing: AssessedThing): boolean => later.some(({ unassessed }) => unassessed.every(([what]) => what !== thing));
  return { measuredAt, newest, known: new Set(THINGS.filter(isKnown)) };
}
