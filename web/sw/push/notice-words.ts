import type { Language, PushCode } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";

type Word = (inputs: Record<string, never>, options: { locale: Language }) => string;

/** What is said on a lock screen: who it is about stays in the app. */
const WORDS: Record<PushCode | "unreadable", { readonly title: Word; readonly body: Word }> = {
  emergency: { title: m.push_emergency_title, body: m.push_emergency_body },
  ring: { title: m.push_ring_title, body: m.push_ring_body },
  seen: { title: m.push_seen_title, body: m.push_seen_body },
  answer: { title: m.push_answer_title, body: m.push_answer_body },
  call: { title: m.push_call_title, body: m.push_call_body },
  reminder: { title: m.push_reminder_title, body: m.push_reminder_body },
  test: { title: m.push_test_title, body: m.push_test_body },
  unreadable: { title: m.push_unreadable_title, body: m.push_unreadable_body },
};

/** The words of the ordinary files, in the language that the push asks for: the worker has no page whose language it could take. */
export function noticeWords(code: PushCode | "unreadable", locale: Language): { title: string; body: string } {
  const { title, body } = WORDS[code];
  return { title: title({}, { locale }), body: body({}, { locale }) };
}
