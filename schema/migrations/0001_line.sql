-- The line: who is cared for, by which facility, what they sent, what it meant, who was told.
-- Times are INTEGER milliseconds UTC; `recorded_at` is the phone's clock, `received_at` and other `_at` are the server's.
-- Every table is STRICT. Codes are those of schema/terms.ts.

-- ---------- ground/places ----------
CREATE TABLE facilities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('health_department','district_centre','station','hospital')),
  care_level TEXT NOT NULL CHECK (care_level IN ('initial','basic','specialised')),
  tower_tier INTEGER CHECK (tower_tier BETWEEN 1 AND 3),
  parent_id TEXT REFERENCES facilities(id),
  name TEXT NOT NULL,               -- as spoken: "Trạm Y tế phường An Khánh"
  short_name TEXT NOT NULL,         -- as on a list: "An Khánh"
  health_phone TEXT,                -- the number for health questions, day and night
  welfare_phone TEXT                -- the number for food, medicine, welfare
) STRICT;

-- Parameters that the medical lead of the deployment may change (protocol.md 10b). The newest version is in force.
CREATE TABLE site_parameters (
  version INTEGER PRIMARY KEY,
  adult_notify_max INTEGER NOT NULL,
  adult_rr_notify_min INTEGER NOT NULL,
  dbp_alone_severity TEXT NOT NULL CHECK (dbp_alone_severity IN ('watch','urgent')),
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;
INSERT INTO site_parameters VALUES (1, 96, 20, 'watch', 'system', 0);

-- ---------- ground/access ----------
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities(id),
  username TEXT NOT NULL UNIQUE,    -- lower case
  name TEXT NOT NULL,
  title TEXT NOT NULL,              -- "ĐD", "BS", "YS": stands before the given name
  role TEXT NOT NULL CHECK (role IN ('nurse','lead','doctor','officer','administrator')),
  password_hash TEXT NOT NULL,      -- scrypt$N$r$p$salt$hash, base64url
  must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0,1)),
  temporary_until INTEGER,          -- a password set by a lead dies then
  failed_tries INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  disabled_at INTEGER
) STRICT;
CREATE INDEX staff_by_facility ON staff(facility_id);

CREATE TABLE staff_sessions (
  id TEXT PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,  -- SHA-256 of the opaque token
  staff_id TEXT NOT NULL REFERENCES staff(id),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,    -- written at most every 10 minutes
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  agent TEXT NOT NULL               -- browser and system, coarse
) STRICT;
CREATE INDEX staff_sessions_by_staff ON staff_sessions(staff_id, created_at);

-- Who is on duty (decisions.md 13): opened by "start shift", ended by sign-out or after 12 hours.
CREATE TABLE duties (
  seq INTEGER PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff(id),
  facility_id TEXT NOT NULL REFERENCES facilities(id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL
) STRICT;
CREATE INDEX duties_by_facility ON duties(facility_id, until_at);
CREATE INDEX duties_by_staff ON duties(staff_id, until_at);

-- Append only. `detail` is a small JSON of codes and ids, or the before and after of a correction; never free text of a patient.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,              -- stf_…, dev_… or 'system'
  action TEXT NOT NULL,
  facility_id TEXT,
  episode_id TEXT,
  subject TEXT,                     -- id of what was acted on
  detail TEXT
) STRICT;
CREATE INDEX audit_by_episode ON audit(episode_id, seq);

-- ---------- ground/people ----------
CREATE TABLE households (
  id TEXT PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities(id),
  created_at INTEGER NOT NULL
) STRICT;

-- Identity stands here and nowhere else.
CREATE TABLE persons (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES households(id),
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,        -- lower case, marks removed, đ as d: for the search
  honorific TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('female','male','other')),
  birth_date TEXT NOT NULL,         -- YYYY-MM-DD; with precision 'year' YYYY-01-01
  birth_precision TEXT NOT NULL CHECK (birth_precision IN ('day','year')),
  phone TEXT,
  address TEXT NOT NULL,
  hamlet TEXT NOT NULL,             -- khu vực
  language TEXT NOT NULL CHECK (language IN ('vi','en','km')),
  carer_name TEXT,
  carer_phone TEXT,
  carer_relation TEXT
) STRICT;
CREATE INDEX persons_by_household ON persons(household_id);

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  agent TEXT NOT NULL
) STRICT;

CREATE TABLE grants (
  device_id TEXT NOT NULL REFERENCES devices(id),
  person_id TEXT NOT NULL REFERENCES persons(id),
  relation TEXT NOT NULL CHECK (relation IN ('self','carer')),
  granted_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (device_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_by_person ON grants(person_id);

-- An activation grants a person to a phone. Only the hash of the code is kept.
CREATE TABLE activations (
  id TEXT PRIMARY KEY,
  code_hash BLOB NOT NULL UNIQUE,   -- HMAC-SHA-256 of the code under the session key
  person_id TEXT NOT NULL REFERENCES persons(id),
  issued_by TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  wrong_tries INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER,
  used_by TEXT,                     -- dev_…
  revoked_at INTEGER
) STRICT;
CREATE INDEX activations_by_person ON activations(person_id, issued_at);

-- ---------- ground/episode ----------
CREATE TABLE episodes (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons(id),
  facility_id TEXT NOT NULL REFERENCES facilities(id),   -- who holds the patient
  version INTEGER NOT NULL DEFAULT 1,                    -- the guard of every change
  state TEXT NOT NULL CHECK (state IN ('active','ended')),
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  onset_date TEXT,                                       -- first day of symptoms, YYYY-MM-DD; null: none yet, or not known
  test_kind TEXT NOT NULL,
  test_date TEXT,
  conditions TEXT,                                       -- JSON list of codes; null: not asked
  pregnant INTEGER CHECK (pregnant IN (0,1)),            -- null: not asked, or does not apply
  pregnancy_weeks INTEGER,
  postpartum INTEGER CHECK (postpartum IN (0,1)),
  vaccine_doses INTEGER,                                 -- null: not known
  has_oximeter INTEGER CHECK (has_oximeter IN (0,1)),    -- null: not asked
  chronic_hypoxia INTEGER NOT NULL DEFAULT 0 CHECK (chronic_hypoxia IN (0,1)),
  spo2_baseline REAL,                                    -- a clinician's figure; else computed
  baseline_readings TEXT NOT NULL DEFAULT '[]',          -- JSON: the first three valid effective SpO2
  risk_class TEXT NOT NULL CHECK (risk_class IN ('low','medium','high','very_high','unknown')),
  am_hour INTEGER NOT NULL DEFAULT 7,                    -- hours of the day at which the person likes to measure
  pm_hour INTEGER NOT NULL DEFAULT 18,
  next_due_at INTEGER,                                   -- null once ended
  last_checkin_at INTEGER,                               -- recorded_at, clamped to received_at, of the newest check-in
  last_severity TEXT CHECK (last_severity IN ('routine','watch','urgent','emergency')),
  last_seen_at INTEGER,                                  -- a professional opened the page or acted (decisions.md 12)
  last_seen_by TEXT,
  ended_at INTEGER,
  end_reason TEXT,
  end_note TEXT,                                         -- for colleagues
  ended_by TEXT
) STRICT;
CREATE UNIQUE INDEX one_active_episode ON episodes(person_id) WHERE state = 'active';
CREATE INDEX episodes_by_facility ON episodes(facility_id, state, last_checkin_at);
CREATE INDEX episodes_due ON episodes(next_due_at) WHERE state = 'active';

-- The guard: an INSERT of NULL aborts the batch when the change before it hit no row.
CREATE TABLE cas (ok INTEGER NOT NULL) STRICT;

-- ---------- journey/checkin ----------
CREATE TABLE checkins (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,                               -- made by the phone
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  source TEXT NOT NULL CHECK (source IN ('self','carer','staff_by_phone')),
  sent_by TEXT NOT NULL,                                 -- dev_… or stf_…
  recorded_at INTEGER NOT NULL,                          -- phone's clock, raw
  sent_at INTEGER NOT NULL,                              -- phone's clock, raw
  received_at INTEGER NOT NULL,
  measured_at INTEGER NOT NULL,                          -- recorded_at corrected by (received_at - sent_at) when the clock is off by more than two minutes
  content_hash BLOB NOT NULL,                            -- first 16 bytes of SHA-256 over the canonical body
  body TEXT NOT NULL                                     -- the measurements and answers, compact JSON
) STRICT;
CREATE INDEX checkins_by_episode ON checkins(episode_id, measured_at);

-- A later reading, a recount or a correction of a sealed check-in (decisions.md 5).
CREATE TABLE addenda (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  checkin_seq INTEGER NOT NULL REFERENCES checkins(seq),
  sent_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX addenda_by_checkin ON addenda(checkin_seq);

-- What the protocol said (decisions.md 7): no words, no whole findings.
CREATE TABLE assessments (
  checkin_seq INTEGER NOT NULL REFERENCES checkins(seq),
  version INTEGER NOT NULL,                              -- 1 at the check-in, one more with each addendum
  protocol TEXT NOT NULL,
  parameters INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('routine','watch','urgent','emergency')),
  priority INTEGER NOT NULL,
  findings TEXT NOT NULL,                                -- JSON: [[rule, {value: number}], …]
  unassessed TEXT NOT NULL,                              -- JSON: [[what, reason], …]
  spo2 INTEGER,                                          -- the effective SpO2, %
  news2 INTEGER,
  news2_partial INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (checkin_seq, version)
) STRICT, WITHOUT ROWID;

-- ---------- journey/triage ----------
CREATE TABLE alerts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  facility_id TEXT NOT NULL REFERENCES facilities(id),
  kind TEXT NOT NULL CHECK (kind IN ('clinical','silence','help','request','eligibility')),
  state TEXT NOT NULL CHECK (state IN ('open','acknowledged','resolved')),
  severity TEXT NOT NULL CHECK (severity IN ('watch','urgent','emergency')),
  priority INTEGER NOT NULL DEFAULT 0,
  reasons TEXT NOT NULL,                                 -- JSON: [[rule, {value: number}], …] of the newest raising fact
  message TEXT,                                          -- what the patient wrote with a help or request
  opened_at INTEGER NOT NULL,
  clock_from INTEGER NOT NULL,                           -- the waiting time counts from here; a rise in severity restarts it
  raised_by TEXT,                                        -- chk_… or other id of the newest raising fact
  holder_id TEXT REFERENCES staff(id),
  held_at INTEGER,
  former_holder_id TEXT REFERENCES staff(id),
  last_action TEXT,
  last_action_at INTEGER,
  resolved_at INTEGER,
  resolved_by TEXT,                                      -- stf_… or 'system'
  resolve_reason TEXT,
  accepted_rules TEXT,                                   -- JSON list: findings accepted when it was resolved (decisions.md 9, 14)
  accepted_until INTEGER
) STRICT;
CREATE UNIQUE INDEX one_open_alert ON alerts(episode_id, kind) WHERE state <> 'resolved';
CREATE INDEX alerts_open_by_facility ON alerts(facility_id, severity) WHERE state <> 'resolved';
CREATE INDEX alerts_by_episode ON alerts(episode_id, seq);

-- What happened to an alert, and what was said to the patient. One row an event.
CREATE TABLE alert_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  alert_id TEXT NOT NULL REFERENCES alerts(id),
  episode_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('raised','worsened','acknowledged','acted','resolved')),
  severity TEXT NOT NULL,
  action TEXT,
  reason TEXT,
  text TEXT,                                             -- for colleagues
  patient_text TEXT                                      -- shown to the patient under the receipt
) STRICT;
CREATE INDEX alert_events_by_episode ON alert_events(episode_id, seq);

CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  author_id TEXT NOT NULL REFERENCES staff(id),
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  for_patient INTEGER NOT NULL DEFAULT 0 CHECK (for_patient IN (0,1))
) STRICT;
CREATE INDEX notes_by_episode ON notes(episode_id, at);

-- ---------- ground/delivery ----------
-- One row per audience; a board pulls what is above its last seq. Pruned after a day.
CREATE TABLE feed (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  facility_id TEXT NOT NULL,
  episode_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX feed_by_facility ON feed(facility_id, seq);

-- What leaves a room, and every clock. The dispatcher re-reads the truth before it acts.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  facility_id TEXT NOT NULL,
  effect TEXT NOT NULL,
  key TEXT NOT NULL,                                     -- id of what it is about
  due_at INTEGER NOT NULL,
  done_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_due ON outbox(facility_id, due_at) WHERE done_at IS NULL;
CREATE INDEX outbox_waiting ON outbox(due_at) WHERE done_at IS NULL;
