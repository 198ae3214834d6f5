-- Why the next check-in is due: a window of the day, or sooner (worker/clinical/next-due.ts). An extra is missed by its own clock.
ALTER TABLE episodes ADD COLUMN due_why TEXT NOT NULL DEFAULT 'window' CHECK (due_why IN ('window','severity','risk','asked'));
CREATE INDEX episodes_extra_due ON episodes(next_due_at) WHERE state = 'active' AND due_why <> 'window';

-- Why a version of the parameters was set: the medical lead signs for it.
ALTER TABLE site_parameters ADD COLUMN reason TEXT NOT NULL DEFAULT '';
