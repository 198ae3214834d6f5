-- What a family asks for, what it is to take, the paper at the end: what "my course" shows on the phone.

-- ---------- journey/triage ----------
-- One row a press. The board's row is the alert, which gathers them; here each keeps its own words and time, so that the family sees of
-- each how far it has come.
CREATE TABLE help_requests (
  id TEXT PRIMARY KEY,                                   -- not_…, made by the phone
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  alert_id TEXT NOT NULL REFERENCES alerts(id),
  wants TEXT,                                            -- JSON list of codes; null: the red button
  message TEXT,                                          -- what they wrote
  asked_by TEXT NOT NULL,                                -- dev_…
  recorded_at INTEGER NOT NULL,                          -- phone's clock, raw
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX help_requests_by_episode ON help_requests(episode_id, received_at);

-- The medicines that the station has set, as it wrote them. A change is a further version; nothing is overwritten.
CREATE TABLE medicines (
  id TEXT NOT NULL,                                      -- med_…, made by the console
  version INTEGER NOT NULL,
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  name TEXT NOT NULL,
  dose TEXT NOT NULL,
  times TEXT NOT NULL,                                   -- JSON list of hours of the site's day, "07:30"; empty: no fixed time
  until_date TEXT,                                       -- the last day, YYYY-MM-DD; null: until the station stops it
  stopped INTEGER NOT NULL CHECK (stopped IN (0,1)),
  set_by TEXT NOT NULL REFERENCES staff(id),
  set_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX medicines_by_episode ON medicines(episode_id, id, version);

-- ---------- journey/aftercare ----------
-- The number of a certificate: a person who has recovered gets one when home care ends. Those who did before have theirs too.
CREATE TABLE certificates (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id TEXT NOT NULL UNIQUE REFERENCES episodes(id)
) STRICT;
INSERT INTO certificates (episode_id) SELECT id FROM episodes WHERE state = 'ended' AND end_reason = 'recovered' ORDER BY ended_at;
