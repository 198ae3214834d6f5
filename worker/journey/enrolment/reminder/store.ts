import * as z from "zod/mini";
import { type LastReminder, lastReminder, type ReminderSettings } from "#schema/api/reminder.ts";
import { type DeviceId, type EpisodeId, episodeId, facilityId, type PersonId, personId } from "#schema/ids.ts";
import {
  DUE_WHYS,
  LANGUAGES,
  type ReminderWhy,
  RISK_CLASSES,
  SEVERITIES,
  type TextState,
  UNHEARD_AFTER_MS,
} from "#schema/terms.ts";
import { partInSql } from "../../../ground/delivery/push/tell.ts";
import type { EpisodeKey } from "../../../ground/episode/store.ts";
import { flag, json, many, mapped, one, type Query, type Statement, statement, toFlag } from "../../../ground/platform/d1.ts";
import type { ReminderHours, Scheduled } from "./rules.ts";

/** The outbox effects of a reminder. */
export const PUSH_REMINDER = "push_reminder";
export const TEXT_REMINDER = "text_reminder";

/** A reminder is named by whose it is and the hour it is for, ms UTC, with a full stop between (KEY below). */
const keyShape = z.tuple([episodeId, z.pipe(z.string(), z.transform(Number))]);
export const readReminderKey = (key: string): readonly [EpisodeId, number] => z.parse(keyShape, key.split("."));

const MINUTES = `CASE WHEN e.am_remind = 1 THEN e.am_hour * 60 + e.am_minute END AS am,
  CASE WHEN e.pm_remind = 1 THEN e.pm_hour * 60 + e.pm_minute END AS pm`;
const hoursShape = { am: z.nullable(z.int()), pm: z.nullable(z.int()) };
const hoursOf = ({ am, pm }: ReminderHours): ReminderHours => ({ am, pm });

const scheduledRow = z.object({
  id: episodeId,
  facilityId,
  remindAt: z.int(),
  ...hoursShape,
  lastCheckinAt: z.nullable(z.int()),
  madeFor: z.nullable(z.int()),
});
export interface ScheduledRow extends Scheduled {
  readonly id: EpisodeId;
  readonly facilityId: z.infer<typeof facilityId>;
}

/** Followed people whose reminder's hour has come, longest first. Index: episodes_remind. */
export function remindersDue(now: number, most: number): Query<ScheduledRow[]> {
  const rows = many(
    scheduledRow,
    `SELECT e.id, e.facility_id AS facilityId, e.remind_at AS remindAt, ${MINUTES}, e.last_checkin_at AS lastCheckinAt, r.due_at AS madeFor
     FROM episodes e INDEXED BY episodes_remind LEFT JOIN reminders r ON r.episode_id = e.id
     WHERE e.state = 'active' AND e.remind_at <= ? ORDER BY e.remind_at LIMIT ?`,
    now,
    most,
  );
  return mapped(rows, (list) => list.map((row) => ({ ...row, hours: hoursOf(row) })));
}

const extraRow = z.object({ id: episodeId, facilityId, dueAt: z.int() });
/** What was answered about consent last. Index: consents_by_person. */
const AGREED = "(SELECT s.decision FROM consents s WHERE s.person_id = e.person_id ORDER BY s.seq DESC LIMIT 1) = 'given'";

/** Extra check-ins that have come due after `since` and that nobody was reminded of. Index: episodes_extra_due. */
export function extrasDue(since: number, now: number, most: number): Query<z.infer<typeof extraRow>[]> {
  return many(
    extraRow,
    `SELECT e.id, e.facility_id AS facilityId, e.next_due_at AS dueAt
     FROM episodes e INDEXED BY episodes_extra_due LEFT JOIN reminders r ON r.episode_id = e.id
     WHERE e.state = 'active' AND e.due_why <> 'window' AND e.next_due_at > ? AND e.next_due_at <= ?
       AND (e.am_remind = 1 OR e.pm_remind = 1) AND ${AGREED} AND (r.due_at IS NULL OR r.due_at < e.next_due_at)
     ORDER BY e.next_due_at LIMIT ?`,
    since,
    now,
    most,
  );
}

/** What was decided for many at once. `was` and `next`: when the sweep looks at them again; an extra leaves that as it is. */
export interface Made {
  readonly id: EpisodeId;
  readonly dueAt: number | null;
  readonly why: ReminderWhy;
  readonly was?: number;
  readonly next?: number | null;
}

/** Each that is to be reminded and has agreed, and was not reminded of this hour or a later one by a sweep beside this one. */
const TO_REMIND = `json_each(?1) v JOIN episodes e ON e.id = json_extract(v.value, '$.id') AND e.state = 'active'
  JOIN persons p ON p.id = e.person_id`;
const DUE = "json_extract(v.value, '$.dueAt')";
const MAY_BE = `${DUE} IS NOT NULL AND ${AGREED}
  AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.episode_id = e.id AND r.due_at >= ${DUE})`;
/** Browsers of phones that have the person now. */
const BROWSERS = `grants g JOIN devices d ON d.id = g.device_id AND d.revoked_at IS NULL AND d.expires_at > ?2
  JOIN push_subscriptions ps ON ps.device_id = d.id`;
const KEY = `e.id || '.' || ${DUE}`;

/**
 * Thousands of reminders in one statement each: a row of the outbox for every browser that is to be told, one that looks after a quarter
 * of an hour whether a text message is needed (at once where there is no browser), the reminder itself, and the next hour of everybody.
 * Indexes: grants_by_person, push_by_device, consents_by_person.
 */
export function remindersMade(
  made: readonly Made[],
  now: number,
  channels: { readonly push: boolean; readonly texts: boolean },
): readonly Statement[] {
  const list = JSON.stringify(made);
  const pushes = statement(
    `INSERT INTO outbox (facility_id, effect, key, due_at)
     SELECT e.facility_id, '${PUSH_REMINDER}', ${partInSql(KEY, "ps.id", "?2")}, ?2
     FROM ${TO_REMIND} JOIN ${BROWSERS} WHERE g.person_id = e.person_id AND g.revoked_at IS NULL AND ${MAY_BE}`,
    list,
    now,
  );
  const isTold = channels.push
    ? `EXISTS (SELECT 1 FROM ${BROWSERS} WHERE g.person_id = e.person_id AND g.revoked_at IS NULL)`
    : "?2 IS NULL";
  const texts = statement(
    `INSERT INTO outbox (facility_id, effect, key, due_at)
     SELECT e.facility_id, '${TEXT_REMINDER}', ${KEY}, CASE WHEN ${isTold} THEN ?2 + ${UNHEARD_AFTER_MS} ELSE ?2 END
     FROM ${TO_REMIND} WHERE e.remind_by_text = 1 AND coalesce(p.phone, p.carer_phone) IS NOT NULL AND ${MAY_BE}`,
    list,
    now,
  );
  const kept = statement(
    `INSERT INTO reminders (episode_id, due_at, why, made_at) SELECT e.id, ${DUE}, json_extract(v.value, '$.why'), ?2
     FROM ${TO_REMIND} WHERE ${MAY_BE}
     ON CONFLICT (episode_id) DO UPDATE SET due_at = excluded.due_at, why = excluded.why, made_at = excluded.made_at, pushed_at = NULL,
       heard_at = NULL, text_state = NULL, text_at = NULL`,
    list,
    now,
  );
  const moved = statement(
    `UPDATE episodes SET remind_at = json_extract(v.value, '$.next') FROM json_each(?) v
     WHERE episodes.id = json_extract(v.value, '$.id') AND episodes.remind_at = json_extract(v.value, '$.was')`,
    list,
  );
  return [...(channels.push ? [pushes] : []), ...(channels.texts ? [texts] : []), kept, moved];
}

const truthRow = z.object({
  id: episodeId,
  personId,
  facilityId,
  state: z.enum(["active", "ended"]),
  hasAgreed: flag,
  ...hoursShape,
  lastCheckinAt: z.nullable(z.int()),
  nextDueAt: z.nullable(z.int()),
  isExtraDue: flag,
  byText: flag,
  number: z.nullable(z.string()),
  language: z.enum(LANGUAGES),
  last: z.nullable(json(lastReminder)),
});

/** The newest reminder as one JSON column. */
const LAST = `CASE WHEN r.episode_id IS NOT NULL THEN json_object('dueAt', r.due_at, 'why', r.why, 'pushedAt', r.pushed_at,
  'heardAt', r.heard_at, 'text', CASE WHEN r.text_state IS NOT NULL THEN json_object('state', r.text_state, 'at', r.text_at) END) END AS last`;

/** All that decides whether a reminder still leaves, and by which way. */
export function reminderTruth(id: EpisodeId) {
  const query = one(
    truthRow,
    `SELECT e.id, e.person_id AS personId, e.facility_id AS facilityId, e.state, ${MINUTES}, e.last_checkin_at AS lastCheckinAt, e.next_due_at AS nextDueAt,
       e.due_why <> 'window' AS isExtraDue, e.remind_by_text AS byText, coalesce(p.phone, p.carer_phone) AS number, p.language, ${LAST},
       coalesce(${AGREED}, 0) AS hasAgreed
     FROM episodes e JOIN persons p ON p.id = e.person_id LEFT JOIN reminders r ON r.episode_id = e.id WHERE e.id = ?`,
    id,
  );
  return mapped(query, (row) => row && { ...row, hours: hoursOf(row), made: row.last });
}

/** A push service took it. The newest reminder alone: an older one is gone. */
export const reminderPushed = (id: EpisodeId, dueAt: number, at: number): Statement =>
  statement("UPDATE reminders SET pushed_at = coalesce(pushed_at, ?) WHERE episode_id = ? AND due_at = ?", at, id, dueAt);

/** A phone that has the person tells us that it came. */
export const reminderHeard = (id: string, device: DeviceId, at: number): Statement =>
  statement(
    `UPDATE reminders SET heard_at = coalesce(heard_at, ?3) WHERE episode_id = ?1 AND EXISTS (SELECT 1 FROM episodes e
       JOIN grants g ON g.person_id = e.person_id AND g.device_id = ?2 AND g.revoked_at IS NULL WHERE e.id = ?1)`,
    id,
    device,
    at,
  );

/** What came of its text message: once, whatever is tried again. */
export const reminderTexted = (id: EpisodeId, dueAt: number, state: TextState, at: number): Statement =>
  statement(
    "UPDATE reminders SET text_state = ?, text_at = ? WHERE episode_id = ? AND due_at = ? AND text_state IS NULL",
    state,
    at,
    id,
    dueAt,
  );

const settingsRow = z.object({
  episodeId,
  facilityId,
  personId,
  version: z.int(),
  amHour: z.int(),
  amMinute: z.int(),
  amOn: flag,
  pmHour: z.int(),
  pmMinute: z.int(),
  pmOn: flag,
  byText: flag,
  lastCheckinAt: z.nullable(z.int()),
  lastSeverity: z.nullable(z.enum(SEVERITIES)),
  riskClass: z.enum(RISK_CLASSES),
  nextDueAt: z.nullable(z.int()),
  dueWhy: z.enum(DUE_WHYS),
  number: z.nullable(z.string()),
  last: z.nullable(json(lastReminder)),
});

/** A person's hours as they stand, with what moves when they do. */
export interface Reminding extends Omit<z.infer<typeof settingsRow>, "amHour" | "amMinute" | "pmHour" | "pmMinute"> {
  readonly settings: ReminderSettings;
  readonly last: LastReminder | null;
}

const settingsOf = (row: z.infer<typeof settingsRow>): ReminderSettings => ({
  am: { minute: row.amHour * 60 + row.amMinute, on: row.amOn },
  pm: { minute: row.pmHour * 60 + row.pmMinute, on: row.pmOn },
  byText: row.byText,
});

/** The reminders of an illness. */
export function remindingOf({ sql, id }: EpisodeKey): Query<Reminding | null> {
  const query = one(
    settingsRow,
    `SELECT e.id AS episodeId, e.facility_id AS facilityId, e.person_id AS personId, e.version, e.am_hour AS amHour,
       e.am_minute AS amMinute, e.am_remind AS amOn, e.pm_hour AS pmHour, e.pm_minute AS pmMinute, e.pm_remind AS pmOn,
       e.remind_by_text AS byText, e.last_checkin_at AS lastCheckinAt, e.last_severity AS lastSeverity, e.risk_class AS riskClass,
       e.next_due_at AS nextDueAt, e.due_why AS dueWhy, coalesce(p.phone, p.carer_phone) AS number, ${LAST}
     FROM episodes e JOIN persons p ON p.id = e.person_id LEFT JOIN reminders r ON r.episode_id = e.id WHERE e.id = ${sql}`,
    id,
  );
  return mapped(query, (row) => row && { ...row, settings: settingsOf(row) });
}
/** Names the illness that is followed now by its person. Index: one_active_episode. */
export const followedOf = (id: PersonId): EpisodeKey => ({
  sql: "(SELECT id FROM episodes WHERE person_id = ? AND state = 'active')",
  id,
});

/** What the guard writes on the episode (commit.ts). When the next one comes the sweep works out; null: both are off. */
export function remindingSet({ am, pm, byText }: ReminderSettings): Statement {
  return statement(
    "am_hour = ?, am_minute = ?, am_remind = ?, pm_hour = ?, pm_minute = ?, pm_remind = ?, remind_by_text = ?, remind_at = ?",
    Math.floor(am.minute / 60),
    am.minute % 60,
    toFlag(am.on),
    Math.floor(pm.minute / 60),
    pm.minute % 60,
    toFlag(pm.on),
    toFlag(byText),
    am.on || pm.on ? 0 : null,
  );
}
