import * as z from "zod/mini";
import { type Receipt, receipt } from "#schema/api/checkin.ts";
import { call, Refused } from "../../shared/api.ts";
import { changeLetter, readLetters, removeLetter } from "./database.ts";
import { addressOf, type Letter } from "./letter.ts";
import { type Answer, afterAnswer, afterParent, inOrder, isDue, isOld, release } from "./rules.ts";

async function deliver(one: Letter): Promise<Receipt | null> {
  const sending = { method: "POST", body: { ...one.content, sentAt: Date.now() }, keepalive: true } as const;
  if (one.kind === "checkin") return call(addressOf(one), receipt, sending);
  await call(addressOf(one), z.unknown(), sending);
  return null;
}

async function tryOnce(one: Letter): Promise<Answer> {
  try {
    return { kind: "taken", receipt: await deliver(one) };
  } catch (error) {
    if (error instanceof Refused) return { kind: "problem", problem: error.problem };
    // An answer of the service that this version of the app does not understand: it was taken.
    if (error instanceof z.core.$ZodError) return { kind: "taken", receipt: null };
    // No answer, half an answer, or a page of somebody else's (a hotel's sign-in): nobody said that it was taken.
    return { kind: "lost" };
  }
}

async function sendOne(one: Letter): Promise<void> {
  await changeLetter(one.id, (stored) => stored && { ...stored, state: "sending" });
  const answer = await tryOnce(one);
  await changeLetter(one.id, (stored) => stored && afterAnswer(stored, answer, Date.now()));
}

/** Brings every letter up to date with the clock; returns those that may leave now, in order. */
async function dueLetters(): Promise<Letter[]> {
  const now = Date.now();
  const { letters } = await readLetters();
  for (const one of letters) {
    if (isOld(one, now)) await removeLetter(one.id);
    else if (afterParent(release(one, now), letters) !== one)
      await changeLetter(one.id, (stored) => stored && afterParent(release(stored, now), letters));
  }
  const fresh = (await readLetters()).letters;
  return fresh.filter((one) => isDue(one, fresh, now)).sort(inOrder);
}

async function sendAllDue(): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const next = (await dueLetters()).find((one) => !tried.has(one.id));
    if (!next) return;
    tried.add(next.id);
    await sendOne(next);
  }
}

/**
 * Sends what is due. One sender at a time over all tabs and the service worker; without a secure
 * context there are no locks, and no other sender.
 */
export async function flush(): Promise<void> {
  if (!("locks" in navigator)) return sendAllDue();
  return navigator.locks.request("outbox", sendAllDue);
}
