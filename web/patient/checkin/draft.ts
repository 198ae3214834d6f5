import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import { language } from "../../shared/locale.ts";
import { newId } from "../../shared/new-id.ts";
import { type CheckinLetter, readyEnvelope } from "../outbox/letter.ts";
import { letters, post } from "../outbox/outbox.ts";
import { type Answers, answers, measurementsOf } from "./answers.ts";
import type { Step } from "./steps.ts";

const stored = z.object({ answers, step: z.string() });

export interface Draft {
  readonly id: CheckinLetter["id"];
  readonly answers: Answers;
  readonly step: string | null;
}

/** The check-in of this person that was left unfinished, or a new one. A form that cannot be read starts anew; its readings stay. */
export function openDraft(of: DevicePerson): Draft {
  const letter = (letters.value ?? [])
    .filter((one) => one.kind === "checkin")
    .find((one) => one.personId === of.personId && one.state === "draft");
  const form = z.safeParse(stored, letter?.form);
  if (letter && form.success) return { id: letter.id, ...form.data };
  return { id: newId("chk"), answers: {}, step: null };
}

function letterOf(of: DevicePerson, id: CheckinLetter["id"], given: Answers, step: Step): CheckinLetter | null {
  if (of.episodeId === null) return null;
  const now = Date.now();
  return {
    kind: "checkin",
    id,
    personId: of.personId,
    episodeId: of.episodeId,
    content: { id, recordedAt: given.begunAt ?? now, language: language.value, measurements: measurementsOf(given) },
    receipt: null,
    form: { answers: given, step },
    ...readyEnvelope(now),
  };
}

/** Written after each answer, so that neither a reload nor a dead battery loses one. */
export async function saveDraft(of: DevicePerson, id: CheckinLetter["id"], given: Answers, step: Step, sendBy: number | null) {
  const letter = letterOf(of, id, given, step);
  if (letter) await post({ ...letter, state: "draft", sendBy });
}

/** Frozen, written, sent. */
export async function submitDraft(of: DevicePerson, id: CheckinLetter["id"], given: Answers): Promise<void> {
  const letter = letterOf(of, id, given, "summary");
  if (letter) await post(letter);
}
