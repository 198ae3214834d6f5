import { drawsFor } from "./draws.ts";
import type { Episode, Happening } from "./episode.ts";

/** Something that happens to one member of a station, by the hour of the calendar. */
export interface Entry {
  readonly at: number;
  readonly member: number;
  readonly happening: Happening;
  readonly isFirst: boolean;
}

/**
 * The days of a station, bent to a ring: people come in evenly, whoever leaves on one side comes in on the other, so that the station
 * has the same number at home on every day. Each episode lies in it once.
 */
export interface Calendar {
  readonly hours: number;
  readonly entries: readonly Entry[];
  episode(member: number): Episode;
}

/** Day of the ring on which somebody is enrolled. */
const startOf = ({ person }: Episode, days: number): number => drawsFor(person.seed, person.index, 5).between(0, days - 1);

export function calendarOf(episodes: readonly Episode[], days: number): Calendar {
  const hours = 24 * days;
  const entries = episodes.flatMap((episode, member) => {
    const began = 24 * startOf(episode, days);
    return episode.happenings.map(
      (happening, place): Entry => ({ at: (began + happening.at) % hours, member, happening, isFirst: place === 0 }),
    );
  });
  const episode = (member: number): Episode => {
    const found = episodes[member];
    if (found === undefined) throw new Error(`nobody is number ${member}`);
    return found;
  };
  return { hours, entries: entries.sort((a, b) => a.at - b.at || a.member - b.member), episode };
}

/** The hour of an entry in one of the passes round the ring. */
export const hourOf = ({ at }: Entry, pass: number, hours: number): number => pass * hours + at;
