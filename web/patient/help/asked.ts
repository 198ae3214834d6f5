import type { AskedView } from "#schema/api/triage.ts";
import { REQUEST_TARGET_MS, type Want } from "#schema/terms.ts";
import type { HelpLetter, Letter } from "../outbox/letter.ts";

/** What the station does not list (any more) is waited for no longer than this. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** Something this family asked for: what this phone wrote, what the station says of it, or both. `at`: the phone's clock, ms. */
export interface Asked {
  readonly id: string;
  readonly kind: "help" | "request";
  readonly wants: readonly Want[];
  readonly message: string | null;
  readonly at: number;
  readonly letter: HelpLetter | null;
  readonly view: AskedView | null;
}

/** leaving: can still be taken back. here: saved on this phone alone. Then as the station says. */
type Standing = "leaving" | "here" | "refused" | "station" | "taken" | "done";

const ofLetter = (letter: HelpLetter, view: AskedView | null): Asked => {
  const { id, kind, message, recordedAt: at, wants = ["call_back"] } = letter.content;
  return { id, kind, wants: kind === "help" ? [] : wants, message, at, letter, view };
};
const ofView = (view: AskedView): Asked => {
  const { id, kind, wants, message, recordedAt: at } = view;
  return { id, kind, wants, message, at, letter: null, view };
};

/** All that was asked for in this illness, from this phone and from others, newest first, each once. */
export function askedIn(episodeId: string | null, letters: readonly Letter[], views: readonly AskedView[]): Asked[] {
  const own = letters.filter((one) => one.kind === "help").filter((one) => one.episodeId === episodeId);
  const mine = own.map((one) => ofLetter(one, views.find(({ id }) => id === one.id) ?? null));
  const others = views.filter(({ id }) => own.every((one) => one.id !== id)).map(ofView);
  return [...mine, ...others].sort((a, b) => b.at - a.at);
}

export function standingOf({ letter, view }: Asked): Standing {
  if (view) return view.done ? "done" : view.taken ? "taken" : "station";
  if (letter?.state === "receipted") return "station";
  if (letter?.state === "refused") return "refused";
  return letter?.state === "draft" ? "leaving" : "here";
}

/** Somebody still waits for it. */
export function isOpen(asked: Asked, now: number): boolean {
  const { letter, view, at } = asked;
  if (standingOf(asked) === "done" || (letter?.settledAt ?? null) !== null) return false;
  return view !== null || letter?.state !== "receipted" || now - at < FORGOTTEN_MS;
}

/** Whether they wait to be called: `overdue` once the station has let its time go by. */
export function callBackWaits(all: readonly Asked[], now: number): "no" | "waits" | "overdue" {
  const open = all.filter((one) => one.wants.includes("call_back") && isOpen(one, now));
  const [newest] = open;
  if (!newest) return "no";
  return now - newest.at > REQUEST_TARGET_MS ? "overdue" : "waits";
}
