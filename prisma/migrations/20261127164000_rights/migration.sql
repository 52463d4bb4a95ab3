-- What the server may not do by itself, whatever statement it sends: bring back what has ended, set a password beside its function, write another
-- time into evidence, or let somebody approve their own order.

-- Sessions and invitations ----------------------------------------------------------------------------------------

CREATE FUNCTION refuse_session_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'session_one_way: a session that has ended does not come back, lasts no longer than it was opened for, and was not used earlier than known.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'session_one_way';
END $$;
CREATE TRIGGER session_one_way BEFORE UPDATE ON session FOR EACH ROW
  WHEN ((OLD.revoked_at IS NOT NULL AND OLD.revoked_at IS DISTINCT FROM NEW.revoked_at)
        OR NEW.expires_at > OLD.expires_at OR NEW.last_seen_at < OLD.last_seen_at
        OR (OLD.user_id, OLD.token_hash, OLD.created_at) IS DISTINCT FROM (NEW.user_id, NEW.token_hash, NEW.created_at))
  EXECUTE FUNCTION refuse_session_return();

CREATE FUNCTION refuse_other_offer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'invitation_fixed: an invitation is taken up once, and offers what it was made for.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'invitation_fixed';
END $$;
CREATE TRIGGER invitation_fixed BEFORE UPDATE ON invitation FOR EACH ROW
  WHEN (OLD.accepted_at IS NOT NULL OR NEW.expires_at > OLD.expires_at
        OR (OLD.id, OLD.organization_id, OLD.email, OLD.role, OLD.pharmacy_id, OLD.token_hash, OLD.invited_by_id)
           IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.email, NEW.role, NEW.pharmacy_id, NEW.token_hash, NEW.invited_by_id))
  EXECUTE FUNCTION refuse_other_offer();

-- Passwords -------------------------------------------------------------------------------------------------------

-- The server has no right to change a hash; this takes the one before, and no session of the person survives it, in any organization.
CREATE FUNCTION replace_password(of_account uuid, hash_before text, hash_after text, at timestamptz)
  RETURNS TABLE (ended_session uuid, ended_user uuid, ended_organization uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE account SET password_hash = hash_after, updated_at = at WHERE id = of_account AND password_hash IS NOT DISTINCT FROM hash_before;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The password was changed by somebody else.' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN QUERY UPDATE session s SET revoked_at = at FROM app_user u
    WHERE u.id = s.user_id AND u.account_id = of_account AND s.revoked_at IS NULL RETURNING s.id, u.id, u.organization_id;
END $$;
REVOKE EXECUTE ON FUNCTION replace_password(uuid, text, text, timestamptz) FROM PUBLIC;

-- The same password under a hash as they are made by now, which whoever signs in has just shown; sessions go on.
CREATE FUNCTION renew_password_hash(of_account uuid, hash_before text, hash_after text, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE account SET password_hash = hash_after, updated_at = at WHERE id = of_account AND password_hash = hash_before;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION renew_password_hash(uuid, text, text, timestamptz) FROM PUBLIC;

-- Approvals -------------------------------------------------------------------------------------------------------

-- The rule as it is when the order is approved; it is held until that is committed.
CREATE FUNCTION check_approver() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM organization WHERE id = NEW.organization_id AND requester_may_approve FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'supply_order_approved_by_another: nobody approves what they requested themselves, unless the organization allows it.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_order_approved_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supply_order_approved_by_another BEFORE INSERT OR UPDATE OF approved_by_id, approved_at ON supply_order FOR EACH ROW
  WHEN (NEW.approved_by_id = NEW.requested_by_id) EXECUTE FUNCTION check_approver();

-- Evidence --------------------------------------------------------------------------------------------------------

-- When something was recorded is what the database's clock says. The server is given the time in the place of another; the owner of the table, who
-- restores and mends, is not.
CREATE FUNCTION record_now() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RETURN NEW;
  END IF;
  RETURN jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], clock_timestamp()));
END $$;
-- A transaction takes seconds, and instants are rounded; a minute is more than either.
CREATE TRIGGER audit_log_dated BEFORE INSERT ON audit_log FOR EACH ROW
  WHEN (NEW.created_at NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION record_now('created_at');
CREATE TRIGGER audit_seal_dated BEFORE INSERT ON audit_seal FOR EACH ROW
  WHEN (NEW.sealed_at NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION record_now('sealed_at');
CREATE TRIGGER transaction_dated BEFORE INSERT ON transaction FOR EACH ROW
  WHEN (NEW.timestamp NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION record_now('timestamp');
CREATE TRIGGER inventory_log_dated BEFORE INSERT ON inventory_log FOR EACH ROW
  WHEN (NEW.timestamp NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION record_now('timestamp');
CREATE TRIGGER order_event_dated BEFORE INSERT ON order_event FOR EACH ROW
  WHEN (NEW.at NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION record_now('at');
CREATE TRIGGER event_dated BEFORE INSERT ON event FOR EACH ROW
  WHEN (NEW.created_at NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 second')
  EXECUTE FUNCTION record_now('created_at');
-- Who looked is written in batches just after, and later while the database is away.
CREATE TRIGGER access_log_dated BEFORE INSERT ON access_log FOR EACH ROW
  WHEN (NEW.viewed_at NOT BETWEEN clock_timestamp() - interval '1 hour' AND clock_timestamp() + interval '1 minute')
  EXECUTE FUNCTION record_now('viewed_at');
