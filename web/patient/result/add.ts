import { newId } from "../../shared/new-id.ts";
import type { Addition } from "../checkin/facts-of.ts";
import { type AddendumLetter, readyEnvelope } from "../outbox/letter.ts";
import { post } from "../outbox/outbox.ts";
import type { Outcome } from "./outcome.ts";

/** Adds to a check-in that has left: an id of its own, saved first, sent after its check-in (decisions.md 5). */
export async function add({ letter }: Outcome, what: Omit<Addition, "id" | "recordedAt">): Promise<void> {
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
