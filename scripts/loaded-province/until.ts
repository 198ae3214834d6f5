import { setTimeout as wait } from "node:timers/promises";

const LOOK_EVERY_MS = 20;

/** Waits until something holds, for so long at most. Answers whether it does: what does not hold is told, not thrown. */
export async function until(holds: () => boolean, mostMs: number): Promise<boolean> {
  for (const end = performance.now() + mostMs; performance.now() < end; await wait(LOOK_EVERY_MS)) if (holds()) return true;
  return holds();
}
