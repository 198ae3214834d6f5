import type { ReminderSettings, Reminders } from "#schema/api/reminder.ts";
import type { PersonId } from "#schema/ids.ts";
import { phoneOf } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { refusal } from "../../../ground/access/policy.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { mobileOf } from "../../../ground/delivery/text/rules.ts";
import { setNextDue } from "../../../ground/episode/store.ts";
import { transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load, type Statement } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { dueAfterChange } from "../rules.ts";
import { asHours } from "./rules.ts";
import { followedOf, type Reminding, remindingOf, remindingSet } from "./store.ts";

const LAST_DIGITS = 3;

function viewOf(ctx: Context, { number, last }: Reminding, settings: ReminderSettings): Reminders {
  const mobile = mobileOf(number);
  const texts = ctx.texts === null ? "no-service" : mobile === null ? "no-number" : "possible";
  return { settings, texts, number: mobile && mobile.slice(-LAST_DIGITS), last };
}

const hoursOf = ({ am, pm }: ReminderSettings) => {
  const hours = asHours({ am: am.minute, pm: pm.minute });
  return { amHour: hours.am, pmHour: hours.pm };
};

/** The hour of the reminder is the hour at which a check-in is due: it moves with it. */
function dueOf(reminding: Reminding, settings: ReminderSettings, now: number): Statement[] {
  const before = { ...reminding, details: hoursOf(reminding.settings) };
  const due = dueAfterChange(before, hoursOf(settings), reminding.riskClass, now);
  return due === null ? [] : [setNextDue(reminding.episodeId, due)];
}

const isSame = (before: ReminderSettings, after: ReminderSettings): boolean =>
  before.byText === after.byText &&
  (["am", "pm"] as const).every((slot) => before[slot].minute === after[slot].minute && before[slot].on === after[slot].on);

/** A person's reminders, and whether a text message can reach them. */
export async function readReminders(ctx: Context, credential: Credential, id: PersonId): Promise<Result<Reminders, Failure>> {
  const [phone, reminding] = await load(ctx, [phoneOf(credential, ctx.clock.now()), remindingOf(followedOf(id))]);
  const refused = refusal(phone, "set-reminders", reminding);
  if (refused || reminding === null) return fail(refused ?? { tag: "not-found" });
  return ok(viewOf(ctx, reminding, reminding.settings));
}

/** The family sets its own hours. What is due moves with them, and the station sees it. */
export function setReminders(
  ctx: Context,
  credential: Credential,
  id: PersonId,
  settings: ReminderSettings,
): Promise<Result<Reminders, Failure>> {
  const queries = [phoneOf(credential, ctx.clock.now()), remindingOf(followedOf(id))] as const;
  return transact<typeof queries, Reminders>(ctx, queries, ([phone, reminding], now) => {
    const refused = refusal(phone, "set-reminders", reminding);
    if (refused || phone === null || reminding === null) return fail(refused ?? { tag: "not-found" });
    const value = viewOf(ctx, reminding, settings);
    if (isSame(reminding.settings, settings)) return ok({ value, record: [] });
    const { episodeId, facilityId, version, personId } = reminding;
    const line = { at: now, actor: phone.id, action: "reminders_set", facilityId, episodeId, subject: personId };
    return ok({
      value,
      guard: { episodeId, version, set: remindingSet(settings) },
      record: [
        ...dueOf(reminding, settings, now),
        auditRow({ ...line, detail: { am: settings.am, pm: settings.pm, byText: settings.byText } }),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
