import type { DevicePerson } from "#schema/api/access.ts";
import { newId } from "../../shared/new-id.ts";
import { type HelpLetter, readyEnvelope } from "../outbox/letter.ts";
import { post } from "../outbox/outbox.ts";

/** Writes a call for help, or a wish to be called, and sends it; null when no illness is followed. */
export async function askHelp(of: DevicePerson, kind: "help" | "request", message: string): Promise<HelpLetter | null> {
  if (of.episodeId === null) return null;
  const now = Date.now();
  const id = newId("not");
  const text = message.trim().normalize("NFC");
  const letter: HelpLetter = {
    kind: "help",
    id,
    personId: of.personId,
    episodeId: of.episodeId,
    content: { id, kind, recordedAt: now, message: text === "" ? null : text },
    ...readyEnvelope(now),
  };
  await post(letter);
  return letter;
}
