import * as z from "zod/mini";
import { type PushPayload, pushPayload } from "#schema/api/push.ts";
import type { PushHeard } from "#schema/api/reminder.ts";
import { type Language, PUSH_CODES, type PushCode } from "#schema/terms.ts";
import type { KeptPush } from "../../shared/push/kept-push.ts";
import { noticeWords } from "./notice-words.ts";

/** Vibration and the repeated alarm are known to browsers and not yet to TypeScript's library. */
interface NoticeOptions extends NotificationOptions {
  readonly renotify?: boolean;
  readonly vibrate?: readonly number[];
}
export interface Notice {
  readonly title: string;
  readonly options: NoticeOptions & { readonly data: NoticeData };
}

/** What a notification remembers for the press on it. */
const noticeData = z.object({ app: z.enum(["staff", "patient"]), path: z.string() });
export type NoticeData = z.infer<typeof noticeData>;

/** In ms: long for an emergency (design/interface, section 4), twice for a ring, short for the rest. */
const VIBRATES: Record<PushCode, readonly number[]> = {
  emergency: [800, 200, 800],
  ring: [400, 200, 400],
  call: [400, 200, 400],
  seen: [150],
  answer: [150],
  reminder: [400, 200, 400],
  test: [150],
};
/** A repeat sounds again. */
const CALLS_AGAIN: readonly PushCode[] = ["emergency", "ring", "call", "reminder", "test"];
/** Stays on the screen until somebody has pressed it. */
const STAYS: readonly PushCode[] = ["emergency", "ring"];

const LOOK = { icon: "/icon-192.png", badge: "/badge-96.png" };

const isStaffCode = (code: PushCode): boolean => PUSH_CODES.staff.some((one) => one === code);

/** Where in its app a push leads; one that is about nothing leads to the start, a trial back to where it was made. */
function pathOf(code: PushCode, about: string | null): string {
  if (code === "test") return "/reminders";
  if (isStaffCode(code)) {
    const page = code === "ring" ? "consultations" : "patients";
    return about === null ? "/staff" : `/staff/${page}/${encodeURIComponent(about)}`;
  }
  return about === null ? "/" : `/?episode=${encodeURIComponent(about)}`;
}

/** What the screen shows for a push that can be read. */
function noticeOf({ code, about, language }: PushPayload): Notice {
  const { title, body } = noticeWords(code, language);
  return {
    title,
    options: {
      ...{ ...LOOK, body, lang: language, tag: `${code} ${about ?? ""}`, vibrate: VIBRATES[code] },
      renotify: CALLS_AGAIN.includes(code),
      requireInteraction: STAYS.includes(code),
      data: { app: isStaffCode(code) ? "staff" : "patient", path: pathOf(code, about) },
    },
  };
}

/** Of a push that cannot be read: it may be anything, so it asks to look now, in the app that is told here. */
function unreadableNotice(language: Language, isStaff: boolean): Notice {
  const { title, body } = noticeWords("unreadable", language);
  const data: NoticeData = isStaff ? { app: "staff", path: "/staff" } : { app: "patient", path: "/" };
  return { title, options: { ...LOOK, body, lang: language, tag: "unreadable", renotify: true, data } };
}

/** What came, as the station is told: of a family's pushes alone, whom no push service tells it of. */
export function heardOf(push: PushPayload | null): PushHeard | null {
  const code = PUSH_CODES.patient.find((one) => one === push?.code);
  return push && code ? { code, about: push.about } : null;
}

/** Every push shows something: a browser takes the permission from an app that stays silent. */
export function readPush(text: string | undefined, { language, told }: KeptPush): { notice: Notice; push: PushPayload | null } {
  const push = parsed(pushPayload, text ?? "null");
  return { push, notice: push ? noticeOf(push) : unreadableNotice(language, told.staff !== null) };
}

function parsed<S extends z.ZodMiniType>(shape: S, text: string): z.infer<S> | null {
  try {
    return z.safeParse(shape, JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Of a notification that an older version may have shown: pressed, it leads somewhere in any case. */
export const dataOf = (data: unknown): NoticeData => z.safeParse(noticeData, data).data ?? { app: "patient", path: "/" };

interface OpenWindow {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
}
const isStaffPage = (url: string): boolean => /^\/staff(\/|$)/.test(new URL(url).pathname);

/** Is any of these the patient's app? */
export const isPatientOpen = (windows: readonly OpenWindow[]): boolean => windows.some(({ url }) => !isStaffPage(url));

/** The window to bring forward: of the right app, one that is there already before one that is looked at before any. */
export function windowFor<W extends OpenWindow>({ app, path }: NoticeData, windows: readonly W[]): W | null {
  const right = windows.filter(({ url }) => isStaffPage(url) === (app === "staff"));
  const rank = ({ url, visibilityState }: W): number =>
    (new URL(url).pathname === path ? 0 : 2) + (visibilityState === "visible" ? 0 : 1);
  return [...right].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
