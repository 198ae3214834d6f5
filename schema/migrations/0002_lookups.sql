-- Looking people up: the hamlet without its marks, the list of a station newest first, and all episodes of a person for the phone.
-- Rows written before this migration are found by hamlet again once their details are corrected.
ALTER TABLE persons ADD COLUMN hamlet_folded TEXT NOT NULL DEFAULT '';
CREATE INDEX episodes_listed ON episodes(facility_id, state, id);
CREATE INDEX episodes_by_person ON episodes(person_id, opened_at);
