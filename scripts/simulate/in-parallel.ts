/** Does the same with each, so many at a time; what comes of them in their order. Stops taking new ones when told to. */
export async function inParallel<T, R>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<R>,
  signal?: AbortSignal,
): Promise<R[]> {
  const done = new Map<number, R>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const place = next++;
      const one = list[place];
      if (place >= list.length || one === undefined || signal?.aborted) return;
      done.set(place, await work(one));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return [...done].sort(([a], [b]) => a - b).map(([, each]) => each);
}
