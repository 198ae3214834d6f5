import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";
import { alertText } from "./readings.ts";
import type { Screen } from "./screen.ts";

const number = z.object({ n: z.int() });
const identity = z.object({ id: z.string() });
const trace = z.object({ episode: z.string(), audit: z.int(), feed: z.int(), versions: z.int() });
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

const TRACES = `SELECT e.id AS episode, coalesce(a.n, 0) AS audit, coalesce(f.n, 0) AS feed, e.version - 1 AS versions FROM episodes e
  LEFT JOIN (SELECT episode_id, count(*) n FROM audit WHERE action = 'checkin' GROUP BY episode_id) a ON a.episode_id = e.id
  LEFT JOIN (SELECT episode_id, count(*) n FROM feed GROUP BY episode_id) f ON f.episode_id = e.id`;
const OPEN = `SELECT id, facility_id AS facility, episode_id AS episode, severity, reasons FROM alerts WHERE state <> 'resolved'`;

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
  /** By episode: what its check-ins left in the audit, in the feed, and in its version. */
  readonly traces: ReadonlyMap<string, readonly number[]>;
  readonly alerts: readonly OpenAlert[];
  /** How often an alert was raised: once each. */
  readonly raised: number;
  /** Rows of the outbox that nobody has done. */
  readonly waiting: number;
  readonly ended: number;
  readonly sound: boolean;
}

/** Reads a database on which no runtime works. */
export function readStored(database: DatabaseSync): Stored {
  const count = (sql: string): number => z.parse(number, database.prepare(sql).get()).n;
  const all = <S extends z.ZodMiniType>(shape: S, sql: string) => z.parse(z.array(shape), database.prepare(sql).all());
  return {
    checkins: new Set(all(identity, "SELECT id FROM checkins").map(({ id }) => id)),
    traces: new Map(all(trace, TRACES).map(({ episode, audit, feed, versions }) => [episode, [audit, feed, versions]])),
    alerts: all(alert, OPEN).map(({ id, facility, episode, severity, reasons: said }) => ({
      ...{ id, facility, episode },
      text: alertText(severity, z.parse(reasons, said)),
    })),
    raised: count("SELECT count(*) n FROM alert_events WHERE event = 'raised'"),
    waiting: count("SELECT count(*) n FROM outbox WHERE done_at IS NULL"),
    ended: count("SELECT count(*) n FROM episodes WHERE state = 'ended'"),
    sound: database.prepare("PRAGMA quick_check").get()?.quick_check === "ok",
  };
}

const line = (alerts: readonly (readonly [string, string])[]): string =>
  alerts
    .map(([id, said]) => `${id} ${said}`)
    .sort()
    .join("\n");

/** What a screen shows of alerts, in one text; alertsOf says the same of the database. */
export const shownOn = (screen: Screen): string =>
  line(
    [...screen.rows].map(
      ([
        id,
        {
          alert: { severity, reasons: said },
        },
      ]) => [
        id,
        alertText(
          severity,
          said.map(({ rule }) => [rule, null]),
        ),
      ],
    ),
  );

export const alertsOf = (facility: string, { alerts }: Stored): string =>
  line(alerts.filter((each) => each.facility === facility).map((each) => [each.id, each.text]));
