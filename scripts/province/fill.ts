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

export interface Province {
  readonly wards: readonly Ward[];
  readonly phones: readonly Phone[];
}

export interface Size {
  readonly wards: number;
  readonly phonesAWard: number;
  /** Days that everybody has been at home and sent two check-ins. */
  readonly days: number;
  /** How often each reading occurs among this many phones, one after the other. */
  readonly mix: readonly Reading[];
}

/** A province in the tables: wards with a nurse each, and patients who felt well so far, each with a phone. */
export function fillProvince(database: DatabaseSync, chance: Chance, { wards, phonesAWard, days, mix }: Size): Province {
  const rows = new Rows(database, chance, Date.now());
  const well = saidOf(READINGS.routine);
  return rows.together(() => {
    const made = Array.from({ length: wards }, (_, each) => {
      const facility = rows.station(`Phường ${each + 1}`);
      return { facility, cookie: rows.nurse(facility, `bench${each}`) };
    });
    const phones = Array.from({ length: wards * phonesAWard }, (_, each): Phone => {
      const { facility } = made[each % wards] ?? { facility: rows.station("Phường 0") };
      const { person, episode } = rows.patient(facility, `Nguyễn Thị ${each}`, days);
      rows.history(episode, days, READINGS.routine, well);
      return { cookie: rows.phone(person), episode, facility, reading: mix[Math.floor(each / wards) % mix.length] ?? "routine" };
    });
    return { wards: made, phones };
  });
}
