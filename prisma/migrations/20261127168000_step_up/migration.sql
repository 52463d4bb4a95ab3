-- When whoever holds a session last showed who they are: at the sign-in, and whenever they are asked again.
ALTER TABLE session ADD COLUMN proved_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE session SET proved_at = created_at;

CREATE OR REPLACE FUNCTION refuse_session_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'session_one_way: a session that has ended does not come back, lasts no longer than it was opened for, and was not used or proved earlier than known.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'session_one_way';
END $$;
CREATE OR REPLACE TRIGGER session_one_way BEFORE UPDATE ON session FOR EACH ROW
  WHEN ((OLD.revoked_at IS NOT NULL AND OLD.revoked_at IS DISTINCT FROM NEW.revoked_at)
        OR NEW.expires_at > OLD.expires_at OR NEW.last_seen_at < OLD.last_seen_at OR NEW.proved_at < OLD.proved_at
        OR (OLD.user_id, OLD.token_hash, OLD.created_at) IS DISTINCT FROM (NEW.user_id, NEW.token_hash, NEW.created_at))
  EXECUTE FUNCTION refuse_session_return();
