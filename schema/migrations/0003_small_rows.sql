-- What is done leaves the outbox after a week; without this the sweep would read all of it each minute.
CREATE INDEX outbox_done ON outbox(done_at) WHERE done_at IS NOT NULL;
-- A protocol is kept by its code (worker/journey/checkin/stored-protocol.ts): a province sends millions of check-ins.
UPDATE assessments SET protocol = 'a' WHERE protocol = 'covid19-home-1@1.0.0';
