import type { EpisodeId } from "#schema/ids.ts";
import { type ComeBack, type Done, type EffectHandler, pauseAfter } from "../../../ground/delivery/drain.ts";
import { subscriptionsOfPerson } from "../../../ground/delivery/push/store.ts";
import { telling } from "../../../ground/delivery/push/tell.ts";
import type { OutboxRow } from "../../../ground/delivery/store.ts";
import { mobileOf } from "../../../ground/delivery/text/rules.ts";
import { TEXTS } from "../../../ground/delivery/text/words.ts";
import { contentHash, hexOf } from "../../../ground/platform/content-hash.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load } from "../../../ground/platform/d1.ts";
import type { TextMessage, TextOutcome, Texts } from "../../../ground/platform/ports.ts";
import { isStillWanted, pushUntil, textUntil } from "./rules.ts";
import { readReminderKey, reminderPushed, reminderTexted, reminderTruth } from "./store.ts";

/** The reminder as it stands, if it is still one. */
async function wanted(ctx: Context, id: EpisodeId, dueAt: number) {
  const [truth] = await load(ctx, [reminderTruth(id)]);
  return truth && isStillWanted(truth, dueAt) ? truth : null;
}

/** `push_reminder`: every phone that has the person, as long as the check-in is not done. */
export const onPushReminder = telling("reminder", async (ctx, fact) => {
  const [id, dueAt] = readReminderKey(fact);
  const truth = await wanted(ctx, id, dueAt);
  return (
    truth && {
      about: id,
      to: subscriptionsOfPerson(truth.personId, ctx.clock.now()),
      until: pushUntil(dueAt),
      taken: (at) => [reminderPushed(id, dueAt, at)],
    }
  );
});

/**
 * One message a number and hour: a household with one telephone is told once, since the words name nobody, and the gateway takes an id
 * once a day.
 */
async function messageId(to: string, dueAt: number): Promise<string> {
  return hexOf(await contentHash({ to, dueAt }));
}

/** The number to write to, if the family wants that, no phone has heard the push, and nothing was written yet. */
function numberOf({ byText, number, last }: NonNullable<Awaited<ReturnType<typeof wanted>>>): string | null {
  return byText && last?.heardAt === null && last.text === null ? mobileOf(number) : null;
}

function follow(
  ctx: Context,
  row: OutboxRow,
  [id, dueAt]: readonly [EpisodeId, number],
  outcome: TextOutcome,
  facilityId: string,
) {
  const now = ctx.clock.now();
  if (outcome === "accepted") return { record: [reminderTexted(id, dueAt, "accepted", now)] };
  if (outcome !== "later") {
    ctx.log.write({ event: "text_refused", reason: outcome.refused, code: outcome.code, facilityId });
    return { record: [reminderTexted(id, dueAt, "refused", now)] };
  }
  const againAt = now + pauseAfter(row.tries);
  if (againAt < textUntil(dueAt)) return { againAt };
  ctx.log.write({ event: "text_given_up", tries: row.tries + 1, facilityId });
  return { record: [reminderTexted(id, dueAt, "given_up", now)] };
}

async function send(ctx: Context, texts: Texts, row: OutboxRow): Promise<ComeBack | Done | undefined> {
  const [id, dueAt] = readReminderKey(row.key);
  const truth = await wanted(ctx, id, dueAt);
  const to = truth && numberOf(truth);
  if (!truth || to === null || ctx.clock.now() >= textUntil(dueAt)) return undefined;
  const message: TextMessage = { to, words: TEXTS.reminder[truth.language], id: await messageId(to, dueAt) };
  return follow(ctx, row, [id, dueAt], await texts.send(message), truth.facilityId);
}

/** `text_reminder`: a quarter of an hour after the push, or at once where no browser is told; the truth is read again. */
export const onTextReminder: EffectHandler = async (ctx, row) => (ctx.texts === null ? undefined : send(ctx, ctx.texts, row));
