-- Ids are UUIDv7: they begin with the millisecond at which they were made. What is asked for by its time is looked for by its id then, so that the
-- indexes that end in the id serve a span of days too.

CREATE FUNCTION id_milliseconds(id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint
$$;

-- A server makes the id and the database dates the row; an attempt that failed while the database was away is written long after it had its id. Such
-- rows are few and have an index of their own, by which a span of days finds the ids that it has to begin and end at.
CREATE FUNCTION recorded_apart(id uuid, at timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT at - to_timestamp(public.id_milliseconds(id) / 1000.0) NOT BETWEEN interval '-1 minute' AND interval '1 minute'
$$;

-- Attempts ---------------------------------------------------------------------------------------------------------

-- An id of a user or a record is of one organization, so its index needs no other column before it.
DROP INDEX "audit_log_organization_id_entity_type_entity_id_id_idx";
DROP INDEX "audit_log_organization_id_actor_id_id_idx";
CREATE INDEX "audit_log_entity_id_id_idx" ON "audit_log"("entity_id", "id");
CREATE INDEX "audit_log_actor_id_id_idx" ON "audit_log"("actor_id", "id");
CREATE INDEX "audit_log_request_id_idx" ON "audit_log" USING HASH ("request_id");
-- What is frequent is found at once among the newest rows; what is rare has an index, which dispensing does not pay for.
CREATE INDEX audit_log_unsuccessful ON audit_log (organization_id, outcome, id) WHERE outcome <> 'SUCCEEDED';
CREATE INDEX audit_log_rare_action ON audit_log (organization_id, action text_pattern_ops, id) WHERE action <> 'stock.dispense';
CREATE INDEX audit_log_rare_type ON audit_log (organization_id, entity_type, id) WHERE entity_type <> 'Stock';
CREATE INDEX audit_log_recorded_apart ON audit_log (organization_id, created_at, id) WHERE recorded_apart(id, created_at);

-- Who looked -------------------------------------------------------------------------------------------------------

DROP INDEX "access_log_organization_id_actor_id_id_idx";
CREATE INDEX "access_log_actor_id_id_idx" ON "access_log"("actor_id", "id");
CREATE INDEX "access_log_request_id_idx" ON "access_log" USING HASH ("request_id");
CREATE INDEX access_log_recorded_apart ON access_log (organization_id, viewed_at, id) WHERE recorded_apart(id, viewed_at);

-- An index of arrays has no order, so the newest views of a record could be had by reading all of them, or by walking through everybody's views until
-- enough were of it. In its place each record is indexed with the week of the view: the newest are found week by week.
CREATE FUNCTION id_week(id uuid) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (public.id_milliseconds(id) / 604800000)::int
$$;
CREATE FUNCTION in_week(week int, record uuid) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(week), 8, '0') || substr(record::text, 9))::uuid
$$;
CREATE FUNCTION viewed_in_week(id uuid, records uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg(public.in_week(public.id_week(id), record)) FROM unnest(records) record
$$;
DROP INDEX "access_log_entity_ids_idx";
CREATE INDEX access_log_viewed_in_week ON access_log USING GIN (viewed_in_week(id, entity_ids)) WITH (gin_pending_list_limit = 256);

-- The newest views of a record before one of them, or all without a limit. Two records may share a key, which the look at the row itself tells apart.
CREATE FUNCTION views_of_record(organization uuid, record uuid, before uuid, most int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  newest int := (SELECT id_week(id) FROM access_log ORDER BY id DESC LIMIT 1);
  oldest int := (SELECT id_week(id) FROM access_log ORDER BY id LIMIT 1);
  found int;
BEGIN
  FOR week IN REVERSE least(newest, id_week(before)) .. oldest LOOP
    EXIT WHEN most <= 0;
    RETURN QUERY
      SELECT v.id FROM (
        SELECT l.id FROM access_log l
         WHERE viewed_in_week(l.id, l.entity_ids) @> ARRAY[in_week(week, record)]
           AND l.entity_ids @> ARRAY[record] AND l.organization_id = organization AND (before IS NULL OR l.id < before)
        -- Otherwise the order below would be had by walking through everybody's views.
        OFFSET 0) v
       ORDER BY v.id DESC LIMIT most;
    GET DIAGNOSTICS found = ROW_COUNT;
    most := most - found;
  END LOOP;
END $$;
