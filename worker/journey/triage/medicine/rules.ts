/** A medicine as it is written down; times of the site's day, "07:30". */
export interface Written {
  readonly name: string;
  readonly dose: string;
  readonly times: readonly string[];
  readonly untilDate: string | null;
  readonly stopped: boolean;
}

/** Earliest first, each once: in which order somebody typed them says nothing. */
export const timesInOrder = (times: readonly string[]): string[] => [...new Set(times)].sort();

/** Says the same, so that a repeated request changes nothing. */
export function isSameMedicine(a: Written, b: Written): boolean {
  const [times, others] = [timesInOrder(a.times), timesInOrder(b.times)];
  return (
    a.name === b.name &&
    a.dose === b.dose &&
    a.untilDate === b.untilDate &&
    a.stopped === b.stopped &&
    times.length === others.length &&
    times.every((time, index) => time === others[index])
  );
}

/** A last day that has passed says that it is not taken any more; that is said by stopping it. `today`: YYYY-MM-DD at the site. */
export const isOver = ({ untilDate, stopped }: Pick<Written, "untilDate" | "stopped">, today: string): boolean =>
  !stopped && untilDate !== null && untilDate < today;
