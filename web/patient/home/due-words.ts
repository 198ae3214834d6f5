import { m } from "../../shared/paraglide/messages.js";

const MINUTE_MS = 60_000;

/** "2 giờ 10 phút", "10 phút", "3 ngày": a length of time above zero, in words. */
export function lengthWords(lengthMs: number): string {
  const minutes = Math.max(1, Math.round(lengthMs / MINUTE_MS));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours >= 24) return m.shell_time_days({ days: Math.floor(hours / 24) });
  if (hours === 0) return m.shell_time_minutes({ minutes });
  return rest === 0 ? m.shell_time_hours({ hours }) : m.shell_time_hours_minutes({ hours, minutes: rest });
}
