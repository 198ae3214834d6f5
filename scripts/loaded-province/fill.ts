import type { DatabaseSync } from "node:sqlite";
import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import type { Chance } from "../seed/chance.ts";
import { READINGS, type Reading, saidOf } from "./readings.ts";
import { Rows } from "./rows.ts";

/** One ward station and the cookie of a nurse there. */
export interface Ward {
  readonly facility: FacilityId;
  readonly cookie: string;
}

/** One patient's phone, and the reading that it sends whenever it sends. */
export interface Phone {
  readonly cookie: string;
  readonly episode: EpisodeId;
  readonly facility: FacilityId;
  readonly reading: Reading;
}

/** Somebody with an open alert and no phone, whom a nurse of the ward may let go. */
export interface Leaver {
  readonly episode: EpisodeId;
  readonly ward: Ward;
}

export interface Province {
  readonly wards: readonly Ward[];
  readonly phones: readonly Phone[];
  readonly leavers: readonly Leaver[];
}

export interface Size {
  readonly wards: number;
  readonly phonesAWard: number;
  readonly leaversAWard: number;
  /** Days that everybody has been at home and sent two check-ins. */
  readonly days: number;
  /** How often each reading occurs among this many phones, one after the other. */
  readonly mix: readonly Reading[];
}

function addWard(rows: Rows, each: number): Ward {
  const facility = rows.station(`Phường ${each + 1}`);
  return { facility, cookie: rows.nurse(facility, `bench${each}`) };
}

function addPhone(rows: Rows, { facility }: Ward, days: number, reading: Reading): Phone {
  const { person, episode } = rows.patient(facility, "Nguyễn Thị Bench", days);
  rows.history(episode, days, READINGS.routine, saidOf(READINGS.routine));
  return { cookie: rows.phone(person), episode, facility, reading };
}

function addLeaver(rows: Rows, ward: Ward, days: number): Leaver {
  const { episode } = rows.patient(ward.facility, "Trần Văn Bench", days);
  const said = saidOf(READINGS.watch);
  rows.history(episode, days, READINGS.watch, said);
  rows.alert(episode, ward.facility, said);
  return { episode, ward };
}

/** A province in the tables: wards with a nurse each, patients who felt well so far, each with a phone, and some who are to go. */
export function fillProvince(database: DatabaseSync, chance: Chance, size: Size): Province {
  const { wards, phonesAWard, leaversAWard, days, mix } = size;
  const rows = new Rows(database, chance, Date.now());
  return rows.together(() => {
    const made = Array.from({ length: wards }, (_, each) => addWard(rows, each));
    const inEach = <T>(many: number, make: (ward: Ward, turn: number) => T): T[] =>
      made.flatMap((ward) => Array.from({ length: many }, (_, turn) => make(ward, turn)));
    const phones = inEach(phonesAWard, (ward, turn) => addPhone(rows, ward, days, mix[turn % mix.length] ?? "routine"));
    return { wards: made, phones, leavers: inEach(leaversAWard, (ward) => addLeaver(rows, ward, days)) };
  });
}
