import * as z from "zod/mini";
import { addendumBody, checkinBody } from "#schema/api/checkin.ts";
import { instant } from "#schema/api/common.ts";
import { problem } from "#schema/api/problem.ts";
import { helpBody } from "#schema/api/triage.ts";
import { checkinId, episodeId, personId } from "#schema/ids.ts";
import { keptReceipt } from "./kept-shapes.ts";

/**
 * draft: still being answered. ready: id and content are frozen. sending: under way. receipted: the station has it.
 * refused: the station will not take it; the content stays here until a person has read why.
 */
const LETTER_STATES = ["draft", "ready", "sending", "receipted", "refused"] as const;

const envelope = {
  personId,
  episodeId,
  state: z.enum(LETTER_STATES),
  /** A draft that goes out by itself at this time of the phone's clock, ms (decisions.md 5). */
  sendBy: z.nullable(instant),
  savedAt: instant,
  tries: z.int(),
  nextTryAt: instant,
  /** The last answer that was not a receipt. */
  problem: z.nullable(problem),
  /** A refusal that a person has read and dealt with. */
  settledAt: z.nullable(instant),
};

/** What a phone sends: content and id are made once; `sentAt` is added at each try, since the server measures the clock by it. */
export const letter = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("checkin"),
    id: checkinId,
    content: z.omit(checkinBody, { sentAt: true }),
    receipt: z.nullable(keptReceipt),
    /** Where the form stands; read by the form alone. */
    form: z.unknown(),
    ...envelope,
  }),
  z.object({
    kind: z.literal("addendum"),
    id: z.string(),
    checkinId,
    content: z.omit(addendumBody, { sentAt: true }),
    ...envelope,
  }),
  z.object({ kind: z.literal("help"), id: z.string(), content: z.omit(helpBody, { sentAt: true }), ...envelope }),
]);
export type Letter = z.infer<typeof letter>;
export type CheckinLetter = Extract<Letter, { kind: "checkin" }>;
export type AddendumLetter = Extract<Letter, { kind: "addendum" }>;
export type HelpLetter = Extract<Letter, { kind: "help" }>;

/** The envelope of something that may leave at once. */
export const readyEnvelope = (now: number) => ({
  state: "ready" as const,
  sendBy: null,
  savedAt: now,
  tries: 0,
  nextTryAt: now,
  problem: null,
  settledAt: null,
});

/** Where a letter goes. */
export function addressOf(one: Letter): string {
  if (one.kind === "addendum") return `/api/phone/checkins/${one.checkinId}/addenda`;
  return `/api/phone/episodes/${one.episodeId}/${one.kind === "help" ? "help" : "checkins"}`;
}
