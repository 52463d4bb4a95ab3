-- The figures beside the menu and of the overview counted all alerts that a pharmacy ever had. What is not resolved is counted from an index of it alone.
CREATE INDEX alert_unresolved ON alert (pharmacy_id, id) INCLUDE (kind, state, assigned_to_id) WHERE state <> 'RESOLVED';
