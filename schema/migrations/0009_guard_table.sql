-- An export of D1 writes its triggers before its views, so that of 0008 could not be read back: "no such table: main.must_hit". The same
-- guard on a table, which an export writes first. It still holds no row: the trigger ignores what it does not abort.
DROP VIEW must_hit;
CREATE TABLE must_hit (hit INTEGER NOT NULL) STRICT;
CREATE TRIGGER must_hit_one BEFORE INSERT ON must_hit
BEGIN
  SELECT CASE NEW.hit WHEN 1 THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'stale_version') END;
END;
