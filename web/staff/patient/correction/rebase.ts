/** What became of a draft when the record under it changed. */
export interface Rebased<T> {
  readonly draft: T;
  /** Fields that a colleague changed. */
  readonly theirs: readonly (keyof T)[];
  /** Of these, the fields that were changed here too, to something else: what was typed here stays. */
  readonly clashes: readonly (keyof T)[];
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Lays what was typed over a newer record: fields nobody touched here follow the record, so that saving does not undo what a colleague
 * corrected meanwhile; a field that both changed keeps what was typed, and is named.
 */
export function rebase<T extends object>(read: T, typed: T, newer: T): Rebased<T> {
  const draft = { ...typed };
  const [theirs, clashes]: [(keyof T)[], (keyof T)[]] = [[], []];
  for (const key of keysOf(newer)) {
    if (isSame(read[key], newer[key])) continue;
    theirs.push(key);
    if (isSame(read[key], typed[key])) draft[key] = newer[key];
    else if (!isSame(typed[key], newer[key])) clashes.push(key);
  }
  return { draft, theirs, clashes };
}

function* keysOf<T extends object>(value: T): Iterable<keyof T> {
  for (const key in value) yield key;
}
