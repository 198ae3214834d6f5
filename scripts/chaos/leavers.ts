import { setTimeout as wait } from "node:timers/promises";
import type { Leaver } from "../loaded-province/fill.ts";
import type { Poster } from "../loaded-province/post.ts";

const EVERY_MS = 100;
const RETRY_MS = 300;
const DONE = 204;
/** It had ended already: the answer to an earlier try was lost. */
const WAS_DONE = 409;

async function letGo(poster: Poster, { episode, ward }: Leaver): Promise<void> {
  for (;;) {
    const status = await poster.post(`/api/episodes/${episode}/end`, ward.cookie, { reason: "recovered", note: null });
    if (status === DONE || status === WAS_DONE) return;
    await wait(RETRY_MS);
  }
}

/**
 * Nurses let people go, one after the other, while the runtime is killed. Each end leaves a row in the outbox; the alert of whoever
 * went is closed by it, or by the sweep when the kill came between. Answers when the last was let go, by performance.now().
 */
export async function letAllGo(poster: Poster, leavers: readonly Leaver[]): Promise<number> {
  const going: Promise<void>[] = [];
  for (const leaver of leavers) {
    going.push(letGo(poster, leaver));
    await wait(EVERY_MS);
  }
  await Promise.all(going);
  return performance.now();
}
