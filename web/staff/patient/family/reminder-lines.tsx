import type { PatientRecord } from "#schema/api/record.ts";
import type { LastReminder } from "#schema/api/reminder.ts";
import { clockTime, dayNumber } from "../../../shared/locale.ts";
import { minuteOfDay } from "../../../shared/minute-of-day.ts";
import { m } from "../../../shared/paraglide/messages.js";

type Reminders = PatientRecord["reminders"];
type Hour = Reminders["settings"]["am"];

const hourWord = ({ minute, on }: Hour): string => (on ? minuteOfDay(minute) : m.record_remind_off());

const TEXT = {
  accepted: m.record_remind_text_accepted,
  refused: m.record_remind_text_refused,
  given_up: m.record_remind_text_given_up,
} as const;

/** By push: reached, sent, or not sent. What a push service took is not what a phone got. */
function pushWord({ dueAt, heardAt, pushedAt }: LastReminder): string {
  const due = `${clockTime(dueAt)} ${dayNumber(dueAt)}`;
  if (heardAt !== null) return m.record_remind_heard({ due, at: clockTime(heardAt) });
  return pushedAt === null ? m.record_remind_unsent({ due }) : m.record_remind_pushed({ due });
}

/** When the family is reminded, and how far the newest reminder came. */
export function ReminderLines({ of: { settings, last } }: { of: Reminders }) {
  return (
    <>
      <small class="dim">{m.record_remind({ am: hourWord(settings.am), pm: hourWord(settings.pm) })}</small>
      <br />
      <small data-reminder>{last ? pushWord(last) : m.record_remind_none()}</small>
      {last?.text && (
        <>
          <br />
          <small data-reminder-text={last.text.state}>{TEXT[last.text.state]({ at: clockTime(last.text.at) })}</small>
        </>
      )}
    </>
  );
}
