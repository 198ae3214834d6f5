-- Web push: browsers that want to be told. Who they belong to decides what they are told; that is asked anew for each push.

-- ---------- ground/delivery/push ----------
CREATE TABLE push_subscriptions (
  id TEXT PRIMARY KEY,
  session_id TEXT REFERENCES staff_sessions(id),         -- a professional's browser …
  device_id TEXT REFERENCES devices(id),                 -- … or a family's phone
  endpoint TEXT NOT NULL,                                -- address at the push service, allow-listed
  p256dh TEXT NOT NULL,                                  -- the browser's keys, base64url
  auth TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('vi','en','km')),
  created_at INTEGER NOT NULL,                           -- when it was last changed
  CHECK ((session_id IS NULL) <> (device_id IS NULL))
) STRICT;
-- One an owner, and one owner of a kind for a browser: a nurse and a patient may share one.
CREATE UNIQUE INDEX push_by_session ON push_subscriptions(session_id) WHERE session_id IS NOT NULL;
CREATE UNIQUE INDEX push_by_device ON push_subscriptions(device_id) WHERE device_id IS NOT NULL;
CREATE UNIQUE INDEX push_of_staff ON push_subscriptions(endpoint) WHERE session_id IS NOT NULL;
CREATE UNIQUE INDEX push_of_phones ON push_subscriptions(endpoint) WHERE device_id IS NOT NULL;
