import { alertExpected, READING_NAMES } from "./readings.ts";
import type { Sending } from "./sender.ts";
import type { Stored } from "./stored.ts";

/** What was sent against what was stored. */
export interface Ledger {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the database. */
  readonly lost: number;
  /** Sent, and never acknowledged however often it was tried. */
  readonly unanswered: number;
  /** What those were answered with at last. */
  readonly refusals: readonly string[];
}

export function ledgerOf(sent: readonly Sending[], { checkins }: Stored): Ledger {
  const acknowledged = sent.filter((each) => each.acknowledgedAt !== null);
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ id }) => !checkins.has(id)).length,
    unanswered: sent.length - acknowledged.length,
    refusals: [...new Set(sent.flatMap((each) => (each.acknowledgedAt === null ? [String(each.status ?? "nothing")] : [])))],
  };
}

/**
 * Episodes whose check-ins left more traces than one each, or fewer: a check-in writes once into the audit and the feed, and raises
 * the version of its episode by one.
 */
export function doubled(sent: readonly Sending[], { checkins, traces }: Stored): number {
  const due = new Map<string, number>();
  for (const { id, phone } of sent) due.set(phone.episode, (due.get(phone.episode) ?? 0) + (checkins.has(id) ? 1 : 0));
  return [...due].filter(([episode, times]) => traces.get(episode)?.some((found) => found !== times) ?? true).length;
}

/** The alert that must stand about each episode: that of the reading which its phone sends. */
export function alertsDue(sent: readonly Sending[], { checkins }: Pick<Stored, "checkins">): ReadonlyMap<string, string> {
  const byReading = new Map(READING_NAMES.map((reading) => [reading, alertExpected(reading)]));
  const due = new Map<string, string>();
  for (const { id, phone } of sent) {
    const alerting = byReading.get(phone.reading) ?? null;
    if (alerting !== null && checkins.has(id)) due.set(phone.episode, alerting);
  }
  return due;
}

/** Alerts that the engine asks for and the database lacks; that it has otherwise, although nobody asked, or raised twice. */
export function alertFaults(sent: readonly Sending[], stored: Stored) {
  const due = alertsDue(sent, stored);
  const found = new Set(stored.alerts.map(({ episode }) => episode));
  const missing = [...due.keys()].filter((episode) => !found.has(episode)).length;
  const wrong = stored.alerts.filter(({ episode, text }) => due.get(episode) !== text).length;
  return { expected: due.size, missing, wrong: wrong + Math.abs(stored.raised - stored.alerts.length) };
}
