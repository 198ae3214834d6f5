import { m } from "../paraglide/messages.js";
import type { DeviceKind, DeviceTrouble, LineQuality, Peer } from "./live/peer.ts";
import type { CallState, LostBecause } from "./state/call-state.ts";

const QUALITY: Record<LineQuality, () => string> = {
  excellent: m.room_line_excellent,
  good: m.room_line_good,
  poor: m.room_line_poor,
  lost: m.room_line_lost,
  unknown: m.room_line_unknown,
};
export const qualityWord = (quality: LineQuality): string => QUALITY[quality]();

const TROUBLE: Record<DeviceKind, Record<DeviceTrouble | "gone", () => string>> = {
  microphone: {
    refused: m.room_microphone_refused,
    missing: m.room_microphone_missing,
    busy: m.room_microphone_busy,
    unsupported: m.room_microphone_unsupported,
    gone: m.room_microphone_gone,
  },
  camera: {
    refused: m.room_camera_refused,
    missing: m.room_camera_missing,
    busy: m.room_camera_busy,
    unsupported: m.room_camera_unsupported,
    gone: m.room_camera_gone,
  },
};
export const troubleWords = (kind: DeviceKind, trouble: DeviceTrouble | "gone"): string => TROUBLE[kind][trouble]();

/** What somebody does, in one word or two; a weak line is said with it. */
export function doingWords({ speaking, sound, quality }: Peer): string {
  const doing = { on: m.room_hearing, muted: m.room_muted, none: m.room_listening }[sound]();
  const first = speaking && sound === "on" ? m.room_speaking() : doing;
  return quality === "poor" || quality === "lost" ? `${first}, ${qualityWord(quality)}` : first;
}

const LOST: Record<Exclude<LostBecause, "unreachable">, () => string> = {
  refused: m.room_lost_refused,
  ended: m.room_lost_ended,
  elsewhere: m.room_lost_elsewhere,
  "not-configured": m.room_lost_not_configured,
  unsupported: m.room_lost_unsupported,
};

/** Why there is no call. */
export function lostWords({ because, retryAt }: CallState, now: number): string {
  if (because !== null && because !== "unreachable") return LOST[because]();
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000);
  return seconds > 0 ? m.room_lost_unreachable_in({ seconds }) : m.room_lost_unreachable();
}

/** ĐD Lê Thu Hà: LH. The title does not count. */
export function initials(name: string): string {
  const words = name.split(" ").filter((word) => word !== "" && !(word.length <= 3 && word === word.toUpperCase()));
  const [first = name, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return `${first.slice(0, 1)}${last?.slice(0, 1) ?? ""}`.toUpperCase();
}

/** 04:12; an hour and more: 1:04:12. */
export function runningTime(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}
