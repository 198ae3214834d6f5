import type { Receipt } from "#schema/api/checkin.ts";
import type { Problem } from "#schema/api/problem.ts";
import type { AddendumLetter, CheckinLetter, Letter } from "./letter.ts";

/** What came back for one try. `lost`: no answer; the letter may have arrived all the same. */
export type Answer =
  | { readonly kind: "taken"; readonly receipt: Receipt | null }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "lost" };

const SECOND = 1_000;
const WAITS_MS = [2, 5, 10, 20, 40, 60].map((seconds) => seconds * SECOND);
const LAST_WAIT_MS = 60 * SECOND;
/**
 * What the station has stays on the phone for so long: to be looked at without a network, and to be told again should the station's
 * database be put back to an earlier time (docs/clinical/safety.md, H-34). No longer, since a phone is held by many hands.
 */
const KEEP_MS = 7 * 24 * 3_600_000;

/** The longest that a letter waits for its next try, whatever the server or a clock that was set back says. */
const LONGEST_WAIT_MS = 15 * 60 * SECOND;
/** Its time has come, or it lies further away than any wait: then a clock that has been set back since wrote it. */
const hasCome = (time: number, now: number): boolean => time <= now || time > now + LONGEST_WAIT_MS;

/** These answers stay the same however often it is sent; every other failure is tried again. */
const FINAL_STATUS = new Set([403, 404, 409, 410, 413, 422]);
/** `internal` beside such a status: a page between phone and service answered, not the service. */
const RETRIED = new Set(["cross-site", "internal"]);
const isFinal = ({ status, type }: Problem): boolean => FINAL_STATUS.has(status) && !RETRIED.has(type);

/** How long until the next try, in ms. */
export const waitMs = (tries: number): number => WAITS_MS[tries] ?? LAST_WAIT_MS;

/** A draft whose time has come is frozen: from here on its id and content never change. */
export function release(one: Letter, now: number): Letter {
  const dueDraft = one.state === "draft" && one.sendBy !== null && hasCome(one.sendBy, now);
  return dueDraft ? freeze(one, now) : one;
}

export const freeze = (one: Letter, now: number): Letter =>
  one.state === "draft" ? { ...one, state: "ready", sendBy: null, savedAt: now, nextTryAt: now } : one;

/** A page that goes away sends what was only waiting for its second reading (decisions.md 5). */
export const releaseWaiting = (one: Letter, now: number): Letter => (one.sendBy === null ? one : freeze(one, now));

const parentOf = (one: Letter, all: readonly Letter[]): Letter | undefined =>
  one.kind === "addendum" ? all.find((other) => other.id === one.checkinId) : undefined;

const waitsForParent = (one: Letter, all: readonly Letter[]): boolean =>
  (parentOf(one, all)?.state ?? "receipted") !== "receipted";

/** May it leave now? `sending` counts as not yet sent: whoever asks holds the lock, so its sender is gone. */
export function isDue(one: Letter, all: readonly Letter[], now: number): boolean {
  if (one.state !== "ready" && one.state !== "sending") return false;
  return hasCome(one.nextTryAt, now) && !waitsForParent(one, all);
}

/** A call for help first, then check-ins before what is added to them, older before newer. */
export function inOrder(a: Letter, b: Letter): number {
  const rank = { help: 0, checkin: 1, addendum: 2 };
  return rank[a.kind] - rank[b.kind] || a.savedAt - b.savedAt;
}

/** The letter after one try. */
export function afterAnswer(one: Letter, answer: Answer, now: number): Letter {
  if (answer.kind === "taken") {
    const taken: Letter = { ...one, state: "receipted", problem: null, savedAt: one.savedAt };
    return taken.kind === "checkin" ? { ...taken, form: null, receipt: answer.receipt ?? taken.receipt } : taken;
  }
  const again = { tries: one.tries + 1, nextTryAt: now + waitMs(one.tries), state: "ready" as const };
  if (answer.kind === "lost") return { ...one, ...again };
  if (isFinal(answer.problem)) return { ...one, state: "refused", problem: answer.problem };
  const retryAt = Math.min(answer.problem.retryAt ?? 0, now + LONGEST_WAIT_MS);
  return { ...one, ...again, problem: answer.problem, nextTryAt: Math.max(again.nextTryAt, retryAt) };
}

/** What is added to a refused check-in has nowhere to go either, and says so with the same words. */
export function afterParent(one: Letter, all: readonly Letter[]): Letter {
  const parent = parentOf(one, all);
  return parent?.state === "refused" && one.state === "ready" ? { ...one, state: "refused", problem: parent.problem } : one;
}

/** There is a network again, or a person asked: nothing waits any longer. */
export const hurry = (one: Letter, now: number): Letter =>
  one.state === "ready" && one.nextTryAt > now && (one.problem?.retryAt ?? 0) <= now ? { ...one, nextTryAt: now } : one;

/** Sent again by a person after a refusal, with the same id and content. */
export const retry = (one: Letter, now: number): Letter =>
  one.state === "refused" ? { ...one, state: "ready", tries: 0, nextTryAt: now, settledAt: null } : one;

/** Saved here and nowhere else. */
export const isUnsent = (one: Letter): boolean =>
  one.state === "ready" || one.state === "sending" || (one.state === "refused" && one.settledAt === null);

/** Not yet at the station: unsent, or still being answered. */
export const isOwed = (one: Letter): boolean => one.state === "draft" || isUnsent(one);

/** A new code opened these people here: what was refused because nobody knew them on this phone is sent again. */
export function reopen(one: Letter, personIds: readonly string[], now: number): Letter {
  if (!personIds.includes(one.personId)) return one;
  if (one.state === "refused" && one.problem?.status === 404) return retry(one, now);
  return hurry(one.problem?.status === 401 ? { ...one, problem: null } : one, now);
}

/** Everything that has been receipted or settled long enough ago to be forgotten here. */
export const isOld = (one: Letter, now: number): boolean =>
  (one.state === "receipted" || one.settledAt !== null) && one.savedAt < now - KEEP_MS;

/** When the outbox must look again, or null. What is added to a check-in wakes nobody before its check-in has left. */
export function nextWakeAt(all: readonly Letter[]): number | null {
  const wakes = all.filter((one) => one.state === "ready" && !waitsForParent(one, all)).map(({ nextTryAt }) => nextTryAt);
  const leaves = all.flatMap((one) => (one.state === "draft" ? (one.sendBy ?? []) : []));
  const times = [...wakes, ...leaves];
  return times.length === 0 ? null : Math.min(...times);
}

/** The newest check-in of one person that has left the form, as the station has placed it where it has. */
export function latestCheckin(all: readonly Letter[], personId: string): CheckinLetter | null {
  const own = all.filter((one) => one.kind === "checkin").filter((one) => one.personId === personId && one.state !== "draft");
  const measuredAt = ({ receipt, content }: CheckinLetter): number => receipt?.measuredAt || content.recordedAt;
  return own.sort((a, b) => measuredAt(b) - measuredAt(a))[0] ?? null;
}

/** What was added to a check-in on this phone, oldest first. */
export const addendaTo = (all: readonly Letter[], checkinId: string): AddendumLetter[] =>
  all
    .filter((one) => one.kind === "addendum")
    .filter((one) => one.checkinId === checkinId)
    .sort((a, b) => a.content.recordedAt - b.content.recordedAt);
