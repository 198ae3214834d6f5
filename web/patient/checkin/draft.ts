import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import { language } from "../../shared/locale.ts";
import { newId } from "../../shared/new-id.ts";
import { type CheckinLetter, readyEnvelope } from "../outbox/letter.ts";
import { discard, letters, post } from "../outbox/outbox.ts";
import { latestCheckin } from "../outbox/rules.ts";
import { isLaidOverHome } from "../shell/back-button.ts";
import { type Answers, answers, hasAnswers, measurementsOf } from "./answers.ts";
import { type FormContext, type Step, sendByOf } from "./steps.ts";

const stored = z.object({ answers, step: z.string() });

export interface Draft {
  readonly id: CheckinLetter["id"];
  readonly answers: Answers;
  readonly step: string | null;
  /** When it was last written, by whichever window, ms; 0: never. */
  readonly savedAt: number;
}

/** Figures of an hour ago say nothing of now. */
const OLD_AFTER_MS = 60 * 60_000;
export const isOld = ({ begunAt }: Answers): boolean => begunAt !== undefined && begunAt < Date.now() - OLD_AFTER_MS;

/** A text that nobody confirmed, in a form without any answer, is no beginning of the check-in of hours later. */
const withoutOldText = (given: Answers): Answers => (isOld(given) && !hasAnswers(given) ? {} : given);

/** As this person's unfinished check-in lies on the phone; null: there is none that can be read. */
export function keptDraft(personId: string): Draft | null {
  const letter = (letters.value ?? [])
    .filter((one) => one.kind === "checkin")
    .find((one) => one.personId === personId && one.state === "draft");
  const form = z.safeParse(stored, letter?.form);
  if (!letter || !form.success) return null;
  const given = withoutOldText(form.data.answers);
  return { id: letter.id, answers: given, step: given.begunAt === undefined ? null : form.data.step, savedAt: letter.savedAt };
}

/** The check-in of this person that was left unfinished, or a new one. A form that cannot be read starts anew; its readings stay. */
export const openDraft = ({ personId }: DevicePerson): Draft =>
  keptDraft(personId) ?? { id: newId("chk"), answers: {}, step: null, savedAt: 0 };

function letterOf(of: DevicePerson, id: CheckinLetter["id"], given: Answers, step: Step, now = Date.now()): CheckinLetter | null {
  if (of.episodeId === null) return null;
  return {
    kind: "checkin",
    id,
    personId: of.personId,
    episodeId: of.episodeId,
    content: {
      id,
      recordedAt: given.begunAt ?? now,
      language: language.value,
      ...(given.typedBy ? { typedBy: given.typedBy } : {}),
      measurements: measurementsOf(given),
    },
    receipt: null,
    form: { answers: given, step },
    ...readyEnvelope(now),
  };
}

/** Written after each answer, so that neither a reload nor a dead battery loses one. `at`: now, ms. */
export async function saveDraft(of: DevicePerson, { id, answers: given }: Draft, step: Step, sendBy: number | null, at: number) {
  const letter = letterOf(of, id, given, step, at);
  if (letter) await post({ ...letter, state: "draft", sendBy });
}

/** Frozen, written, sent. */
export async function submitDraft(of: DevicePerson, id: CheckinLetter["id"], given: Answers): Promise<void> {
  const letter = letterOf(of, id, given, "summary");
  if (letter) await post(letter);
}

/** So long after it was sent nobody looks for it on the page where it was asked, ms. */
const LOOKED_FOR_MS = 10 * 60_000;
let isLoadedAnew = location.pathname === "/checkin" && isLaidOverHome();

/**
 * The check-in that left while its page was loaded anew, once after such a start; null: none did. Whoever sees the first question again
 * then would answer everything a second time: they are shown what came of it.
 */
export function leftMeanwhile(personId: string): CheckinLetter["id"] | null {
  const looks = isLoadedAnew && !hasDraft(personId);
  isLoadedAnew = false;
  const latest = looks ? latestCheckin(letters.value ?? [], personId) : null;
  return latest !== null && latest.savedAt > Date.now() - LOOKED_FOR_MS ? latest.id : null;
}

/** Their check-in was left unfinished: another one cannot become theirs. */
export const hasDraft = (personId: string): boolean =>
  (letters.value ?? []).some((one) => one.kind === "checkin" && one.personId === personId && one.state === "draft");

/**
 * What was typed under the wrong name becomes the other person's check-in, under an id of its own. The figures go along; what is asked
 * by age, or was said of somebody, is asked anew. What is urgent in them for this person leaves by itself, as it would have.
 */
export async function moveDraft(
  from: CheckinLetter["id"],
  given: Answers,
  to: DevicePerson,
  context: FormContext,
): Promise<void> {
  const { danger, more, mild, calm, onOxygen, typedBy, ...figures } = given;
  const letter = letterOf(to, newId("chk"), figures, "danger");
  if (!letter) return;
  await post({ ...letter, state: "draft", sendBy: sendByOf(figures, { ...context, person: to }) });
  await discard((one) => one.id === from && one.state === "draft");
}
