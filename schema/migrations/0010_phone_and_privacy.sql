-- A phone links another one, what a family agreed to, and what it asked to be deleted.

-- ---------- ground/people ----------
-- A code that a linked phone makes for another one, or for its own app on the home screen, which has storage of its own on an iPhone.
CREATE TABLE link_codes (
  id TEXT PRIMARY KEY,
  code_hash BLOB NOT NULL UNIQUE,                        -- HMAC-SHA-256, as of an activation
  device_id TEXT NOT NULL REFERENCES devices(id),        -- the phone that made it
  people TEXT NOT NULL,                                  -- JSON list of per_…: whom it gives, as far as that phone still has them
  relation TEXT CHECK (relation IN ('self','carer')),    -- who holds the other phone; null: as on the first
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by TEXT,                                          -- dev_…
  revoked_at INTEGER
) STRICT;
CREATE INDEX link_codes_by_device ON link_codes(device_id, issued_at);

-- ---------- journey/enrolment ----------
-- Append only: the newest row of a person is in force, the older ones say what was agreed to before.
CREATE TABLE consents (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id TEXT NOT NULL REFERENCES persons(id),
  decision TEXT NOT NULL CHECK (decision IN ('given','declined','withdrawn')),
  version INTEGER NOT NULL,                              -- of the words that were read
  language TEXT NOT NULL CHECK (language IN ('vi','en','km')),
  device_id TEXT NOT NULL REFERENCES devices(id),        -- where it was answered …
  relation TEXT NOT NULL CHECK (relation IN ('self','carer')),  -- … and by whom
  recorded_at INTEGER NOT NULL,                          -- the phone's clock
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_by_person ON consents(person_id, seq);

CREATE TABLE data_requests (
  id TEXT PRIMARY KEY,                                   -- made by the phone
  person_id TEXT NOT NULL REFERENCES persons(id),
  facility_id TEXT NOT NULL REFERENCES facilities(id),   -- whom it was asked
  episode_id TEXT REFERENCES episodes(id),
  state TEXT NOT NULL CHECK (state IN ('sent','taken','done','declined')),
  message TEXT,
  device_id TEXT NOT NULL REFERENCES devices(id),
  relation TEXT NOT NULL CHECK (relation IN ('self','carer')),
  asked_at INTEGER NOT NULL,
  moved_at INTEGER,
  moved_by TEXT REFERENCES staff(id),
  answer TEXT                                            -- shown to the family
) STRICT;
CREATE INDEX data_requests_by_person ON data_requests(person_id, asked_at);
-- One at a time: pressed again it is the same wish.
CREATE UNIQUE INDEX one_open_data_request ON data_requests(person_id) WHERE state IN ('sent','taken');
