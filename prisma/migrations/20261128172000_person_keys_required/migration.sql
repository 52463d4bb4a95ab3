-- The last statement of a change goes out together with COMMIT, so what it requires has to stop it by itself. The code is that of a conflict: the change
-- begins again, with the keys that are there then.
CREATE FUNCTION require_person_keys(ids uuid[]) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM person_key WHERE id = ANY (ids) AND former_at IS NULL) <> cardinality(ids) THEN
    RAISE EXCEPTION 'A key of a person was destroyed meanwhile.' USING ERRCODE = 'serialization_failure', CONSTRAINT = 'person_key_there';
  END IF;
  RETURN true;
END $$;
