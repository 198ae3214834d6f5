import * as z from "zod/mini";
import { PUSH_CODES, REMINDER_WHYS, SLOTS, TEXT_STATES } from "../terms.ts";
import { instant } from "./common.ts";

/** A reminder's hour, in minutes of the site's day, inside its window (terms.ts, SLOTS), and whether it is on. */
const hour = (slot: keyof typeof SLOTS) =>
  z.strictObject({
    minute: z.int().check(z.minimum(SLOTS[slot].fromHour * 60), z.maximum(SLOTS[slot].untilHour * 60 - 1)),
    on: z.boolean(),
  });

/** PUT /api/phone/people/{id}/reminders: the two hours of a day, and whether a text message may go when the phone is not reached. */
export const reminderSettings = z.strictObject({ am: hour("am"), pm: hour("pm"), byText: z.boolean() });
export type ReminderSettings = z.infer<typeof reminderSettings>;

/** The newest reminder: the hour it was for, and how far it came. */
export const lastReminder = z.object({
  dueAt: instant,
  why: z.enum(REMINDER_WHYS),
  /** A push service took it; that is not the phone. */
  pushedAt: z.nullable(instant),
  /** A phone has told us that it has come. */
  heardAt: z.nullable(instant),
  text: z.nullable(z.object({ state: z.enum(TEXT_STATES), at: instant })),
});
export type LastReminder = z.infer<typeof lastReminder>;

/** GET …/reminders. `texts`: whether a text message can go, `no-service`: this deployment sends none; `number`: the end of the number. */
export const reminders = z.object({
  settings: reminderSettings,
  texts: z.enum(["possible", "no-number", "no-service"]),
  number: z.nullable(z.string()),
  last: z.nullable(lastReminder),
});
export type Reminders = z.infer<typeof reminders>;

/** POST /api/phone/push-heard: a push has come to this phone, what it said and about whom. */
export const pushHeardBody = z.strictObject({
  code: z.enum(PUSH_CODES.patient),
  about: z.nullable(z.string().check(z.maxLength(40))),
});
export type PushHeard = z.infer<typeof pushHeardBody>;

/**
 * POST /api/device/push-try: what the push service said to a trial. `off`: the service has no address of this phone; `unreachable`:
 * the push service did not answer; `refused`: it does not take it.
 */
export const pushTried = z.object({ outcome: z.enum(["sent", "off", "unreachable", "refused"]) });
