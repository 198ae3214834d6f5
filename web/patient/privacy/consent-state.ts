import { effect, signal } from "@preact/signals";
import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import { type ConsentBody, consentBody, consentView } from "#schema/api/consent.ts";
import { CONSENT_VERSION, type ConsentDecision } from "#schema/terms.ts";
import { call, Refused } from "../../shared/api.ts";
import { keepWord } from "../../shared/kept-word.ts";
import { language } from "../../shared/locale.ts";
import { online, state } from "../session/session.ts";

const KEY = "consents";
const shape = z.record(z.string(), consentBody);
type Waiting = Readonly<Record<string, ConsentBody>>;

function read(): Waiting {
  try {
    return z.parse(shape, JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}

/** Answers that the station does not have yet, by person: they count on this phone at once. */
const waiting = signal<Waiting>(read());

function write(next: Waiting): void {
  waiting.value = next;
  if (Object.keys(next).length === 0) localStorage.removeItem(KEY);
  else keepWord(KEY, JSON.stringify(next));
}

type Answer = NonNullable<DevicePerson["consent"]>;
/** What the station said of answers from here: a session that was asked for before it knew must not take them back. */
const told = signal<Readonly<Record<string, Answer>>>({});

/** What was answered last about this person, also what the station has not heard yet. */
export function answerOf({ personId, consent }: DevicePerson): Answer | ConsentBody | null {
  const own = told.value[personId];
  return waiting.value[personId] ?? (own && (consent === null || own.at > consent.at) ? own : consent);
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

function settle(personId: string, sent: ConsentBody, at: number): void {
  told.value = { ...told.value, [personId]: { decision: sent.decision, version: sent.version, at } };
  const { [personId]: now, ...others } = waiting.value;
  // Answered anew while this one was under way: that one goes next.
  if (now === sent) write(others);
}

async function sendOne(personId: string, body: ConsentBody): Promise<void> {
  const path = `/api/phone/people/${personId}/consent`;
  try {
    settle(personId, body, (await call(path, consentView, { method: "PUT", body })).at);
  } catch (error) {
    // The person is not on this phone any more. Everything else is tried again with the next connection.
    if (error instanceof Refused && error.problem.status === 404) settle(personId, body, body.recordedAt);
  }
}

async function sendAll(): Promise<void> {
  for (const [personId, body] of Object.entries(waiting.value)) await sendOne(personId, body);
}

/** Takes an answer: it is kept on the phone first, then the station gets it, now or with the next connection. */
export async function answerConsent({ personId }: DevicePerson, decision: ConsentDecision): Promise<void> {
  const body = { decision, version: CONSENT_VERSION, language: language.value, recordedAt: Date.now() };
  write({ ...waiting.value, [personId]: body });
  await sendOne(personId, body);
}

/** The station has not heard what was answered about this person. */
export const isWaiting = (personId: string): boolean => personId in waiting.value;

/** What waits is sent whenever the service is in reach. */
export function startConsents(): void {
  effect(() => {
    if (online.value && state.value === "open" && Object.keys(waiting.peek()).length > 0) void sendAll();
  });
}
