import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";
import { alertExpected, alertText, READING_NAMES } from "./readings.ts";
import type { Screen } from "./screen.ts";
import type { Sending } from "./sender.ts";

const count = z.object({ n: z.int() });
const text = z.object({ id: z.string() });
const alert = z.object({
  id: z.string(),
  facility: z.string(),
  episode: z.string(),
  severity: z.string(),
  reasons: z.pipe(
    z.string(),
    z.transform((value): unknown => JSON.parse(value)),
  ),
});
const reasons = z.array(z.tuple([z.string(), z.unknown()]));

/** An open alert as the database holds it. */
export interface OpenAlert {
  readonly id: string;
  readonly facility: string;
  readonly episode: string;
  readonly text: string;
}

/** What the database holds of what was sent. */
export interface Stored {
  readonly checkins: ReadonlySet<string>;
  /** Rows that each check-in writes once: in the audit, in the feed, and the version of its episode. */
  readonly traces: { readonly audit: number; readonly feed: number; readonly versions: number };
  readonly alerts: readonly OpenAlert[];
  /** How often an alert was raised: once each. */
  readonly raised: number;
  readonly sound: boolean;
}

export function readStored(database: DatabaseSync): Stored {
  const number = (sql: string): number => z.parse(count, database.prepare(sql).get()).n;
  const ids = z.parse(z.array(text), database.prepare("SELECT id FROM checkins").all());
  const open = `SELECT id, facility_id AS facility, episode_id AS episode, severity, reasons FROM alerts WHERE state <> 'resolved'`;
  const alerts = z.parse(z.array(alert), database.prepare(open).all());
  return {
    checkins: new Set(ids.map(({ id }) => id)),
    traces: {
      audit: number("SELECT count(*) n FROM audit WHERE action = 'checkin'"),
      feed: number("SELECT count(*) n FROM feed"),
      versions: number("SELECT sum(version - 1) n FROM episodes"),
    },
    alerts: alerts.map(({ id, facility, episode, severity, reasons: said }) => ({
      ...{ id, facility, episode },
      text: alertText(severity, z.parse(reasons, said)),
    })),
    raised: number("SELECT count(*) n FROM alert_events WHERE event = 'raised'"),
    sound: database.prepare("PRAGMA quick_check").get()?.quick_check === "ok",
  };
}

/** What was sent against what was stored. */
export interface Ledger {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the database. */
  readonly lost: number;
  /** Sent, and never acknowledged however often it was tried. */
  readonly unanswered: number;
}

export function ledgerOf(sent: readonly Sending[], { checkins }: Stored): Ledger {
  const acknowledged = sent.filter((each) => each.acknowledgedAt !== null);
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ id }) => !checkins.has(id)).length,
    unanswered: sent.length - acknowledged.length,
  };
}

/** Traces of check-ins beyond one each, and those that lack one: both are 0 when each was recorded whole and once. */
export function doubled(sent: readonly Sending[], { checkins, traces }: Stored): number {
  const stored = sent.filter(({ id }) => checkins.has(id)).length;
  return Math.max(...Object.values(traces).map((found) => Math.abs(found - stored)));
}

/** Alerts that the engine asks for and the database lacks, has otherwise, or has although nobody asked. */
export function alertFaults(
  sent: readonly Sending[],
  stored: Stored,
): { readonly expected: number; readonly missing: number; readonly wrong: number } {
  const expected = new Map<string, string>();
  const due = new Map(READING_NAMES.map((reading) => [reading, alertExpected(reading)]));
  for (const { id, phone } of sent) {
    const alerting = due.get(phone.reading) ?? null;
    if (alerting !== null && stored.checkins.has(id)) expected.set(phone.episode, alerting);
  }
  const found = new Map(stored.alerts.map((each) => [each.episode, each.text]));
  const missing = [...expected.keys()].filter((episode) => !found.has(episode)).length;
  const wrong = stored.alerts.filter(({ episode, text: said }) => expected.get(episode) !== said).length;
  return { expected: expected.size, missing, wrong: wrong + Math.abs(stored.raised - stored.alerts.length) };
}

const line = (alerts: Iterable<readonly [string, string]>): string =>
  [...alerts]
    .map(([id, said]) => `${id} ${said}`)
    .sort()
    .join("\n");

/** What a screen shows of alerts, in one text; alertsOf says the same of the database. */
export const shownOn = (screen: Screen): string =>
  line(
    [...screen.rows].map(([id, { alert: shown }]) => [
      id,
      alertText(
        shown.severity,
        shown.reasons.map(({ rule }) => [rule, null]),
      ),
    ]),
  );

export const alertsOf = (facility: string, { alerts }: Stored): string =>
  line(alerts.filter((each) => each.facility === facility).map((each) => [each.id, each.text]));
