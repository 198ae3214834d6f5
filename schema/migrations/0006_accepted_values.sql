-- A finding is accepted with its value and for at most 48 hours: the same rule with a worse value raises at once. Until now only the
-- rules were kept; the values that were on the alert when it was closed are those that were accepted.
ALTER TABLE alerts RENAME COLUMN accepted_rules TO accepted_findings;
UPDATE alerts SET accepted_findings = reasons, accepted_until = min(accepted_until, resolved_at + 172800000)
WHERE accepted_until IS NOT NULL;
