import { signal } from "@preact/signals";
import { type AlertView, alertView } from "#schema/api/triage.ts";
import { Refused, Unreachable } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { keepAlert, touched } from "../board/board-state.ts";
import { staffName } from "../person-words.ts";
import { serverNow } from "../session/clock.ts";
import { ask } from "../session/request.ts";
import { failureWords } from "../ui/failure.tsx";

/** Whom an action is about. */
export interface Subject {
  readonly episodeId: string;
  readonly name: string;
  readonly alert: AlertView | null;
  readonly phone: string | null;
  readonly carer: { readonly name: string; readonly phone: string | null } | null;
}
export type DialogKind = "act" | "resolve" | "note" | "call" | "consult";
/** The dialog that is open, over whichever page. */
export const openDialog = signal<{ readonly kind: DialogKind; readonly about: Subject } | null>(null);
export const closeDialog = (): void => {
  openDialog.value = null;
};

/** What became of one's own press, by alert: stands on the row for a while. */
export const rowNews = signal<ReadonlyMap<string, string>>(new Map());
const NEWS_STAYS_MS = 12_000;

export function tellOnRow(alertId: string, text: string): void {
  rowNews.value = new Map(rowNews.peek()).set(alertId, text);
  setTimeout(() => {
    if (rowNews.peek().get(alertId) !== text) return;
    const next = new Map(rowNews.peek());
    next.delete(alertId);
    rowNews.value = next;
  }, NEWS_STAYS_MS);
}

/** "ĐD Tuấn took it 4 seconds before you": the winner by name, not "conflict". */
function lostRace({ problem }: Refused): string | null {
  const isTaken = problem.type === "consultation-moved-on" && problem.state === "accepted";
  if (!(isTaken || problem.type === "alert-moved-on") || !problem.by || problem.at === undefined) return null;
  const seconds = Math.max(1, Math.round((serverNow() - problem.at) / 1_000));
  const who = staffName(problem.by);
  return seconds < 120
    ? m.alert_taken_seconds({ who, seconds })
    : m.alert_taken_minutes({ who, minutes: Math.round(seconds / 60) });
}

export function actionFailure(error: unknown): string {
  if (error instanceof Refused) return lostRace(error) ?? failureWords(error);
  return error instanceof Unreachable ? m.alert_not_sent() : failureWords(error);
}

const taking = new Set<string>();

/** "I take it". A doubled press sends once; a lost race is told on the row. */
export async function acknowledge(alert: AlertView, episodeId: string): Promise<void> {
  if (taking.has(alert.id)) return;
  taking.add(alert.id);
  try {
    keepAlert(await ask(`/api/alerts/${alert.id}/acknowledge`, alertView, { method: "POST" }));
    tellOnRow(alert.id, m.alert_yours());
  } catch (error) {
    tellOnRow(alert.id, actionFailure(error));
  } finally {
    taking.delete(alert.id);
    touched.value = { episodes: [episodeId] };
  }
}

/** Takes back that its findings are accepted; a doubled press is the same answer. What stands again comes with the record. */
export async function takeBack(alert: AlertView, episodeId: string): Promise<void> {
  try {
    await ask(`/api/alerts/${alert.id}/take-back`, alertView, { method: "POST" });
  } finally {
    touched.value = { episodes: [episodeId] };
  }
}

/** Sends an act or a closing; throws, so that the dialog keeps what was typed. */
export async function sendAction(about: Subject, alert: AlertView, verb: "act" | "resolve", body: unknown): Promise<void> {
  keepAlert(await ask(`/api/alerts/${alert.id}/${verb}`, alertView, { method: "POST", body }));
  touched.value = { episodes: [about.episodeId] };
}
