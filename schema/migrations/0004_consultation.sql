-- The consultation: a station asks a hospital about one patient, a doctor answers, what was decided is signed.

-- ---------- journey/consultation ----------
CREATE TABLE consultations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,                               -- made by the console that asks
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  alert_id TEXT REFERENCES alerts(id),                   -- what it was asked from; null: from the patient's page
  station_id TEXT NOT NULL REFERENCES facilities(id),
  hospital_id TEXT NOT NULL REFERENCES facilities(id),   -- asked now; earlier ones stand in consultation_rings
  state TEXT NOT NULL CHECK (state IN ('ringing','unanswered','accepted','decided','withdrawn')),
  severity TEXT CHECK (severity IN ('routine','watch','urgent','emergency')),  -- of the illness when it was asked; null: nothing known
  question TEXT NOT NULL,
  done TEXT,                                             -- what the station has done already; null: not said
  medicines TEXT,                                        -- what the person takes; null: not asked
  allergies TEXT,                                        -- null: not asked
  content_hash TEXT NOT NULL,                            -- of what was asked, so that a repeated request is known
  asked_by TEXT NOT NULL REFERENCES staff(id),
  asked_at INTEGER NOT NULL,
  ring INTEGER NOT NULL DEFAULT 0,                       -- the newest ring; 0: nobody could be rung
  round INTEGER NOT NULL DEFAULT 1,                      -- the station rang anew: everybody may be rung again
  doctor_id TEXT REFERENCES staff(id),                   -- who accepted
  accepted_at INTEGER,
  room_name TEXT NOT NULL UNIQUE,                        -- opaque; the room itself is made at the first admission
  room_opened_at INTEGER,                                -- the first admission
  room_closed_at INTEGER,
  patient_invited_at INTEGER,                            -- null: not invited, or taken back
  patient_invited_by TEXT REFERENCES staff(id),
  decided_at INTEGER,                                    -- the first signature
  withdrawn_at INTEGER,
  withdrawn_by TEXT,                                     -- stf_… or 'system'
  withdraw_reason TEXT,                                  -- words of the station, or 'episode_ended'
  read_at INTEGER,                                       -- the station has read the newest opinion
  read_by TEXT REFERENCES staff(id)
) STRICT;
CREATE UNIQUE INDEX one_open_consultation ON consultations(episode_id) WHERE state IN ('ringing','unanswered','accepted');
CREATE INDEX consultations_by_episode ON consultations(episode_id, seq);
CREATE INDEX consultations_by_station ON consultations(station_id, seq);
CREATE INDEX consultations_by_hospital ON consultations(hospital_id, seq);
-- What a board shows: what is open and, at the station, an opinion that nobody has read.
CREATE INDEX consultations_at_station ON consultations(station_id) WHERE state IN ('ringing','unanswered','accepted') OR (state = 'decided' AND read_at IS NULL);
CREATE INDEX consultations_at_hospital ON consultations(hospital_id) WHERE state IN ('ringing','unanswered','accepted');

-- Who was rung, one after the other, and what came of it.
CREATE TABLE consultation_rings (
  consultation_id TEXT NOT NULL REFERENCES consultations(id),
  ring INTEGER NOT NULL,
  round INTEGER NOT NULL,
  hospital_id TEXT NOT NULL REFERENCES facilities(id),
  staff_id TEXT NOT NULL REFERENCES staff(id),
  rung_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('accepted','declined','not_answered','handed_back','accepted_by_other','taken_back')),  -- null: it rings
  reason TEXT,                                           -- of who declined or handed back: a code
  note TEXT,                                             -- and their words
  outcome_at INTEGER,
  PRIMARY KEY (consultation_id, ring)
) STRICT, WITHOUT ROWID;

-- Every version of an opinion, signed. The newest is in force.
CREATE TABLE consultation_opinions (
  consultation_id TEXT NOT NULL REFERENCES consultations(id),
  version INTEGER NOT NULL,
  episode_id TEXT NOT NULL REFERENCES episodes(id),
  disposition TEXT NOT NULL,
  assessment TEXT NOT NULL,                              -- what the doctor thinks it is
  meanwhile TEXT,                                        -- for the station, until it is done
  remeasure_minutes INTEGER,                             -- measure again after so long; null: as scheduled
  patient_text TEXT,                                     -- shown on the phone
  signed_by TEXT NOT NULL REFERENCES staff(id),
  signed_at INTEGER NOT NULL,
  correction TEXT,                                       -- why there is a further version; null with the first
  PRIMARY KEY (consultation_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX opinions_by_episode ON consultation_opinions(episode_id, signed_at);

CREATE TABLE consultation_messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,                               -- made by the console
  consultation_id TEXT NOT NULL REFERENCES consultations(id),
  author_id TEXT NOT NULL REFERENCES staff(id),
  at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_consultation ON consultation_messages(consultation_id, seq);

-- Who was in the room, from when to when: LiveKit's own participants. `left_how` reconciled: seen absent, so the time is not exact.
CREATE TABLE call_presences (
  participant_sid TEXT PRIMARY KEY,                      -- LiveKit's, one for each time that somebody joins
  consultation_id TEXT NOT NULL REFERENCES consultations(id),
  party TEXT NOT NULL,                                   -- stf_… or per_…
  device TEXT NOT NULL,                                  -- ses_… or dev_…
  joined_at INTEGER NOT NULL,
  left_at INTEGER,
  left_how TEXT CHECK (left_how IN ('told','reconciled'))
) STRICT, WITHOUT ROWID;
CREATE INDEX presences_by_consultation ON call_presences(consultation_id, joined_at);

-- LiveKit tells some things twice; each is taken once. Pruned after a day.
CREATE TABLE call_webhooks (
  id TEXT PRIMARY KEY,
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX call_webhooks_by_time ON call_webhooks(received_at);
