import { clockTime, dayNumber } from "../../../../shared/locale.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { serverNow } from "../../../session/clock.ts";

const DAY_MS = 86_400_000;
const shortDay = (at: number): string => dayNumber(at).slice(0, 5);

/** 16:29 of today; of another day with its day: 16:29 14/03. */
export function whenWord(at: number): string {
  const now = serverNow();
  return dayNumber(at) === dayNumber(now) ? clockTime(at) : `${clockTime(at)} ${shortDay(at)}`;
}

/** When something was measured, as it is said: "Hôm nay 16:15", "Hôm qua 07:02", "14/03 18:00". */
export function dayWord(at: number): string {
  const [now, time] = [serverNow(), clockTime(at)];
  if (dayNumber(at) === dayNumber(now)) return m.consultation_today({ time });
  if (dayNumber(at) === dayNumber(now - DAY_MS)) return m.consultation_yesterday({ time });
  return `${shortDay(at)} ${time}`;
}

/** On paper every instant has its whole day. */
export const paperTime = (at: number): string => `${clockTime(at)} ${dayNumber(at)}`;
