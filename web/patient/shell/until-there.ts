const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

interface Answers<T> {
  readonly came?: (fetched: T) => void;
  /** Not this time. */
  readonly failed?: () => void;
}

/**
 * Fetches a part of the app, and asks again until it has come: as soon as the browser finds a network, and after pauses that grow, since
 * a line may be dead behind a network that the browser calls good. Gives back what ends the asking.
 */
export function untilThere<T>(fetchPart: () => Promise<T>, { came, failed }: Answers<T> = {}): () => void {
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isOver = false;
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    removeEventListener("online", ask);
  };
  function ask(): void {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    fetchPart().then(
      (fetched) => {
        if (isOver) return;
        end();
        came?.(fetched);
      },
      () => {
        isAsking = false;
        if (isOver) return;
        timer = setTimeout(ask, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        failed?.();
      },
    );
  }
  addEventListener("online", ask);
  ask();
  return end;
}
