import type { DatabaseSync } from "node:sqlite";
import { READINGS, saidOf } from "../loaded-province/readings.ts";
import { Rows } from "../loaded-province/rows.ts";
import { chanceFrom } from "../seed/chance.ts";

/** The station as the bench uses it: a nurse's cookie, and one patient with the cookie of their phone. */
export interface FullStation {
  readonly cookie: string;
  readonly phone: { readonly cookie: string; readonly episodeId: string };
}

/** Rows put in place directly: one station with so many patients, of whom so many have an open alert, and a nurse with a session. */
export function fillStation(
  database: DatabaseSync,
  { patients, alerts, days }: { patients: number; alerts: number; days: number },
): FullStation {
  const rows = new Rows(database, chanceFrom(1), Date.now());
  return rows.together(() => {
    const facility = rows.station("Bench");
    const cookie = rows.nurse(facility, "bench");
    const said = saidOf(READINGS.urgent);
    const people = Array.from({ length: patients }, (_, each) => rows.patient(facility, `Nguyễn Thị ${each}`, days));
    for (const [at, { episode }] of people.entries()) {
      rows.history(episode, days, READINGS.urgent, said);
      if (at < alerts) rows.alert(episode, facility, said);
    }
    const [first] = people;
    if (first === undefined) throw new Error("A station without patients has no phone");
    return { cookie, phone: { cookie: rows.phone(first.person), episodeId: first.episode } };
  });
}
