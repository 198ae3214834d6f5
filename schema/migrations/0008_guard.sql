-- The guard of a batch in one statement that writes nothing, where the table `cas` took two and two writes: `INSERT INTO must_hit VALUES
-- (changes())` aborts everything unless the change before it hit exactly one row.
CREATE VIEW must_hit (hit) AS SELECT 1;
CREATE TRIGGER must_hit_one INSTEAD OF INSERT ON must_hit WHEN NEW.hit <> 1
BEGIN
  SELECT RAISE(ABORT, 'stale_version');
END;
DROP TABLE cas;
