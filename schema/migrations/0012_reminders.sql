-- Reminders at the person's own hours, and whether a push really reaches a phone.

-- ---------- ground/episode ----------
-- The hours of 0001 to the minute: when the person likes to measure is when they are reminded (one fact, docs/decisions, 2026-11-29).
ALTER TABLE episodes ADD COLUMN am_minute INTEGER NOT NULL DEFAULT 0 CHECK (am_minute BETWEEN 0 AND 59);
ALTER TABLE episodes ADD COLUMN pm_minute INTEGER NOT NULL DEFAULT 0 CHECK (pm_minute BETWEEN 0 AND 59);
ALTER TABLE episodes ADD COLUMN am_remind INTEGER NOT NULL DEFAULT 1 CHECK (am_remind IN (0,1));
ALTER TABLE episodes ADD COLUMN pm_remind INTEGER NOT NULL DEFAULT 1 CHECK (pm_remind IN (0,1));
-- A text message when the push was not heard; sent only where a number is known and consent was given.
ALTER TABLE episodes ADD COLUMN remind_by_text INTEGER NOT NULL DEFAULT 1 CHECK (remind_by_text IN (0,1));
-- When the next reminder comes, ms UTC; 0: the next minute works it out (new, or the hours were changed); NULL: both are off.
ALTER TABLE episodes ADD COLUMN remind_at INTEGER DEFAULT 0;
-- Of those who are followed alone, so that an end needs nothing, and nothing is forgotten.
CREATE INDEX episodes_remind ON episodes(remind_at) WHERE state = 'active' AND remind_at IS NOT NULL;

-- ---------- journey/enrolment ----------
-- The newest reminder of an episode: a later one takes its place, so that this stays one row a patient.
CREATE TABLE reminders (
  episode_id TEXT PRIMARY KEY REFERENCES episodes(id),
  due_at INTEGER NOT NULL,                               -- the hour it is for; with the episode its identity
  why TEXT NOT NULL CHECK (why IN ('window','extra')),
  made_at INTEGER NOT NULL,                              -- when it went into the outbox
  pushed_at INTEGER,                                     -- first taken by a push service …
  heard_at INTEGER,                                      -- … and first told of by a phone
  text_state TEXT CHECK (text_state IN ('accepted','refused','given_up')),
  text_at INTEGER,
  CHECK ((text_state IS NULL) = (text_at IS NULL))
) STRICT, WITHOUT ROWID;

-- ---------- ground/delivery/push ----------
-- What a push service takes is not what a phone gets: the phone tells us itself. Of a family's phones alone.
ALTER TABLE push_subscriptions ADD COLUMN accepted_at INTEGER;      -- the newest that a push service took, when it was sent
ALTER TABLE push_subscriptions ADD COLUMN heard_at INTEGER;         -- when the phone last told us that one has come
ALTER TABLE push_subscriptions ADD COLUMN unheard_since INTEGER;    -- the first that was taken since and is not heard of; NULL: none
ALTER TABLE push_subscriptions ADD COLUMN tried_at INTEGER;         -- the newest "try it now"
