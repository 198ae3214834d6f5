import type { DevicePerson } from "#schema/api/access.ts";
import type { Want } from "#schema/terms.ts";
import { newId } from "../../shared/new-id.ts";
import { type HelpLetter, readyEnvelope } from "../outbox/letter.ts";
import { dropDraft, post } from "../outbox/outbox.ts";

/** So long a request can be taken back before it leaves, ms. */
const TAKE_BACK_MS = 6_000;

function written(of: DevicePerson, kind: "help" | "request", message: string, now: number): HelpLetter | null {
  if (of.episodeId === null) return null;
  const id = newId("not");
  const text = message.trim().normalize("NFC");
  const content = { id, kind, recordedAt: now, message: text === "" ? null : text };
  return { kind: "help", id, personId: of.personId, episodeId: of.episodeId, content, ...readyEnvelope(now) };
}

/** The red button: written down and sent at once. Nothing is written when no illness was ever followed. */
export async function askHelp(of: DevicePerson, message = ""): Promise<void> {
  const letter = written(of, "help", message, Date.now());
  if (letter) await post(letter);
}

/** A request: written down at once, sent when it can no longer be taken back, also when the page is closed before. */
export async function askFor(of: DevicePerson, wants: Want[], message = ""): Promise<void> {
  const now = Date.now();
  const letter = written(of, "request", message, now);
  if (letter) await post({ ...letter, content: { ...letter.content, wants }, state: "draft", sendBy: now + TAKE_BACK_MS });
}

/** Takes a request back that has not left; false: it is on its way, or there. */
export const takeBack = (id: string): Promise<boolean> => dropDraft(id);
