import { effect, signal } from "@preact/signals";
import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import { instant } from "#schema/api/common.ts";
import { consentBody, consentView } from "#schema/api/consent.ts";
import { CONSENT_VERSION, type ConsentDecision } from "#schema/terms.ts";
import { call, Refused } from "../../shared/api.ts";
import { keepWord } from "../../shared/kept-word.ts";
import { language } from "../../shared/locale.ts";
import { online, people, state } from "../session/session.ts";

const KEY = "consents";
/** An answer given on this phone. `heardAt`: when the station noted it; a session from before that must not take it back. */
const ownAnswer = z.extend(consentBody, { heardAt: z.optional(instant) });
type OwnAnswer = z.infer<typeof ownAnswer>;
const shape = z.record(z.string(), ownAnswer);
type Answers = Readonly<Record<string, OwnAnswer>>;

function read(): Answers {
  try {
    return z.parse(shape, JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}

/** By person; they count on this phone at once, and until a session of the station has them. */
const answers = signal<Answers>(read());

function write(next: Answers): void {
  answers.value = next;
  if (Object.keys(next).length === 0) localStorage.removeItem(KEY);
  else keepWord(KEY, JSON.stringify(next));
}

/** Nobody's answer stays on this phone. */
export const forgetAnswers = (): void => write({});

const isNewer = ({ heardAt }: OwnAnswer, consent: DevicePerson["consent"]): boolean =>
  heardAt === undefined || consent === null || heardAt > consent.at;

/** What was answered last about this person, also what the station has not heard yet. */
export function answerOf({ personId, consent }: DevicePerson): { decision: ConsentDecision; version: number; at: number } | null {
  const own = answers.value[personId];
  if (!own || !isNewer(own, consent)) return consent;
  return { decision: own.decision, version: own.version, at: own.heardAt ?? own.recordedAt };
}

/**
 * `first`: nobody has been asked about this person. `again`: agreed to older words. `off`: not agreed, or taken back. null: agreed, or
 * no illness is followed, so that nothing is taken down.
 */
export function consentNeed(of: DevicePerson): "first" | "again" | "off" | null {
  if (of.episodeState !== "active") return null;
  const answer = answerOf(of);
  if (answer === null) return "first";
  if (answer.decision !== "given") return "off";
  return answer.version < CONSENT_VERSION ? "again" : null;
}
/** Whether a check-in may be begun. What is begun, or measured already, is kept and sent all the same. */
export const mayMeasure = (of: DevicePerson): boolean => ["again", null].includes(consentNeed(of));

/** Agreed to older words, and not to be asked again before the next start. */
export const askedLater = signal(false);

function settle(personId: string, sent: OwnAnswer, heardAt: number): void {
  // Answered anew while this one was under way: that one goes next.
  if (answers.value[personId] === sent) write({ ...answers.value, [personId]: { ...sent, heardAt } });
}

async function sendOne(personId: string, own: OwnAnswer): Promise<void> {
  const { heardAt: _, ...body } = own;
  try {
    settle(personId, own, (await call(`/api/phone/people/${personId}/consent`, consentView, { method: "PUT", body })).at);
  } catch (error) {
    // The person is not on this phone any more. Everything else is tried again with the next connection.
    if (error instanceof Refused && error.problem.status === 404) settle(personId, own, own.recordedAt);
  }
}

/** The station has not heard what was answered about this person. */
export const isWaiting = (personId: string): boolean => {
  const own = answers.value[personId];
  return own !== undefined && own.heardAt === undefined;
};

async function sendAll(): Promise<void> {
  for (const [personId, own] of Object.entries(answers.peek())) if (own.heardAt === undefined) await sendOne(personId, own);
}

/** Takes an answer: it is kept on the phone first, then the station gets it, now or with the next connection. */
export async function answerConsent({ personId }: DevicePerson, decision: ConsentDecision): Promise<void> {
  const own = { decision, version: CONSENT_VERSION, language: language.value, recordedAt: Date.now() };
  write({ ...answers.value, [personId]: own });
  await sendOne(personId, own);
}

/** What a session says by now, or of somebody who is not on this phone any more, need not be kept beside it. */
function forgetHeard(here: readonly DevicePerson[]): void {
  const all = Object.entries(answers.peek());
  const needed = all.filter(([personId, own]) => {
    const of = here.find((one) => one.personId === personId);
    return own.heardAt === undefined || (of !== undefined && isNewer(own, of.consent));
  });
  if (needed.length < all.length) write(Object.fromEntries(needed));
}

/** What waits is sent whenever the service is in reach. */
export function startConsents(): void {
  effect(() => {
    if (online.value && state.value === "open") void sendAll();
  });
  effect(() => {
    if (state.value === "open") forgetHeard(people.value);
  });
}
