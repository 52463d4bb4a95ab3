-- What is kept for a time only. How long is a setting of the server; what is written here holds whatever it says, and whoever removes.

-- Events ----------------------------------------------------------------------------------------------------------

-- Up to where an organization's history was removed: a cursor from before it is told so.
ALTER TABLE "event_head" ADD COLUMN "kept_after" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE event_head ADD CONSTRAINT event_head_kept_after CHECK (kept_after BETWEEN 0 AND position);

CREATE FUNCTION refuse_kept_after_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'event_head_kept_after_goes_up: what was removed does not come back.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'event_head_kept_after_goes_up';
END $$;
CREATE TRIGGER event_head_kept_after_goes_up BEFORE UPDATE ON event_head FOR EACH ROW
  WHEN (NEW.kept_after < OLD.kept_after) EXECUTE FUNCTION refuse_kept_after_return();

-- Only from the oldest on, after a day, and with the head saying so: a gap that nobody tells of would be passed over.
CREATE FUNCTION check_removed_events() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM gone g LEFT JOIN event_head h ON h.organization_id = g.organization_id
              WHERE (g.created_at <= now() - interval '1 day' AND g.position <= h.kept_after) IS NOT TRUE)
  THEN
    RAISE EXCEPTION 'event_kept: an event is kept for a day, and removed only up to kept_after of its event_head.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_kept';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER event_kept AFTER DELETE ON event REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION check_removed_events();

-- Sessions and invitations ----------------------------------------------------------------------------------------

CREATE INDEX session_over ON session (least(revoked_at, expires_at));
CREATE INDEX invitation_over ON invitation (least(accepted_at, expires_at));

CREATE FUNCTION refuse_early_removal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'session_kept: a session is kept until a day after its end.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'session_kept';
END $$;
CREATE TRIGGER session_kept BEFORE DELETE ON session FOR EACH ROW
  WHEN (least(OLD.revoked_at, OLD.expires_at) > now() - interval '1 day') EXECUTE FUNCTION refuse_early_removal();

-- Who looked ------------------------------------------------------------------------------------------------------

-- CreateTable
CREATE TABLE "access_log_removal" (
    "chain_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "access_log_removal_pkey" PRIMARY KEY ("chain_id","position")
);

ALTER TABLE access_log_removal
  ADD CONSTRAINT access_log_removal_key_id CHECK (key_id ~ '^[0-9a-f]{16}$'),
  ADD CONSTRAINT access_log_removal_signature CHECK (octet_length(signature) = 64);
CREATE TRIGGER access_log_removal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log_removal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A removal of what is still there, or of another trail, would stand in the way of the right one, or hide what was deleted.
CREATE FUNCTION check_removals() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added r
      LEFT JOIN audit_seal s ON s.chain_id = r.chain_id AND s.position = r.position
     WHERE s.kind IS DISTINCT FROM 'ACCESS' OR EXISTS (SELECT FROM access_log l WHERE l.id = s.row_id))
  THEN
    RAISE EXCEPTION 'access_log_removal_true: a removal stands for a sealed record of who looked that is removed in the same statement.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'access_log_removal_true';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access_log_removal_true AFTER INSERT ON access_log_removal
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_removals();

-- Nothing changes a record, and nothing removes one that is younger than a year, or without its signed removal. Its seal stays.
CREATE FUNCTION check_removed_views() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM gone g
      LEFT JOIN audit_seal s ON s.kind = 'ACCESS' AND s.row_id = g.id
      LEFT JOIN access_log_removal r ON r.chain_id = s.chain_id AND r.position = s.position
     WHERE g.viewed_at > now() - interval '365 days' OR r.position IS NULL)
  THEN
    RAISE EXCEPTION 'access_log_kept: who looked is kept for a year, and removed only with a signed removal.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'access_log_kept';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER access_log_append_only ON access_log;
CREATE TRIGGER access_log_append_only BEFORE UPDATE OR TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_log_kept AFTER DELETE ON access_log REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION check_removed_views();
