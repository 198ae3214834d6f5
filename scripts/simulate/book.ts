import type { EpisodeId } from "#schema/ids.ts";
import type { ExpectedEpisode } from "./expected.ts";
import type { Person } from "./people.ts";

/** What was done, counted while it is done. */
export interface Book {
  /** Check-ins that must be recorded, each counted once however often it was sent. */
  sent: number;
  /** Of these: answered with their receipt. */
  acknowledged: number;
  /** Refused, and with the only right problem. */
  refused: number;
  /** Sent again as they were and known again. */
  doubled: number;
  remeasured: number;
  helps: number;
  /** Acknowledged, acted on, resolved by the station. */
  tended: number;
  /** Milliseconds of each POST of a check-in that was recorded. */
  readonly took: number[];
  /** What did not go as it must: ids and problem types. */
  readonly amiss: string[];
}

export const newBook = (): Book => ({
  ...{ sent: 0, acknowledged: 0, refused: 0, doubled: 0, remeasured: 0, helps: 0, tended: 0 },
  ...{ took: [], amiss: [] },
});

/** One who is enrolled and has a phone. */
export interface Patient {
  readonly person: Person;
  readonly episodeId: EpisodeId;
  /** Of the phone. */
  readonly cookie: string;
  readonly expected: ExpectedEpisode;
  /** When it was known of them last before this run: enrolment, or the newest check-in; ms UTC. */
  readonly knownSince: number;
  /** When this run had them in care, ms UTC. */
  readonly joinedAt: number;
  /** Was in care already when this run began. */
  readonly foundAgain: boolean;
  /** When their check-ins of this run arrived, ms UTC. */
  readonly arrivals: number[];
  /** What touches one episode goes one after the other, so that the order in which the service did it is known. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A queue of one. */
export function turns(): Patient["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
