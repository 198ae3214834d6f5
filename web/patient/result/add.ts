import { newId } from "../../shared/new-id.ts";
import type { Addition } from "../checkin/facts-of.ts";
import { type AddendumLetter, readyEnvelope } from "../outbox/letter.ts";
import { post } from "../outbox/outbox.ts";
import type { Outcome } from "./outcome.ts";

type What = Omit<Addition, "id" | "recordedAt">;

let adding: Promise<void> | null = null;
/** Adds to a check-in that has left, once: a button that is pressed twice adds one. */
export function add(outcome: Outcome, what: What): Promise<void> {
  adding ??= write(outcome, what).finally(() => {
    adding = null;
  });
  return adding;
}

/** An id of its own, saved first, sent after its check-in (decisions.md 5). */
async function write({ letter }: Outcome, what: What): Promise<void> {
  if (!letter) return;
  const now = Date.now();
  const id = newId("add");
  const addendum: AddendumLetter = {
    kind: "addendum",
    id,
    checkinId: letter.id,
    personId: letter.personId,
    episodeId: letter.episodeId,
    content: { id, recordedAt: now, ...what },
    ...readyEnvelope(now),
  };
  await post(addendum);
}
