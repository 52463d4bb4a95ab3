-- Charts over a year added up every movement and every shortage there was. Now triggers keep the sums of each day, in the transaction that changes them.

CREATE TYPE "movement_side" AS ENUM ('RECEIVED', 'DISPENSED', 'ADDED', 'REMOVED');

CREATE TABLE "movement_day" (
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "side" "movement_side" NOT NULL,
    "part" SMALLINT NOT NULL,
    "quantity" BIGINT NOT NULL,

    CONSTRAINT "movement_day_pkey" PRIMARY KEY ("pharmacy_id", "day", "side", "part")
) WITH (fillfactor = 50);
ALTER TABLE "movement_day" ADD CONSTRAINT "movement_day_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "movement_day_check" (
    "pharmacy_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "unexplained" INTEGER NOT NULL,

    CONSTRAINT "movement_day_check_pkey" PRIMARY KEY ("pharmacy_id")
);
CREATE UNIQUE INDEX "movement_day_check_pharmacy_id_organization_id_key" ON "movement_day_check"("pharmacy_id", "organization_id");
ALTER TABLE "movement_day_check" ADD CONSTRAINT "movement_day_check_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE movement_day_check ADD CONSTRAINT movement_day_check_count CHECK (unexplained >= 0);

CREATE TABLE "shortage_day" (
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "part" SMALLINT NOT NULL,
    "opened" INTEGER NOT NULL,
    "resolved" INTEGER NOT NULL,

    CONSTRAINT "shortage_day_pkey" PRIMARY KEY ("pharmacy_id", "day", "part")
) WITH (fillfactor = 50);
ALTER TABLE "shortage_day" ADD CONSTRAINT "shortage_day_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever adds to a sum holds its row until the commit. A day has a sum for each of eight connections, so that they seldom wait for each other.
CREATE FUNCTION own_part() RETURNS smallint LANGUAGE sql STABLE RETURN (pg_backend_pid() % 8)::smallint;

-- As what a movement of so much is counted; null for what comes to nothing.
CREATE FUNCTION movement_side(type transaction_type, quantity integer) RETURNS movement_side LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN quantity = 0 THEN NULL
       WHEN type IN ('RECEIPT', 'OPENING', 'TRANSFER_IN') THEN 'RECEIVED'
       WHEN type IN ('DISPENSE', 'TRANSFER_OUT') THEN 'DISPENSED'
       WHEN quantity > 0 THEN 'ADDED' ELSE 'REMOVED' END::movement_side;

-- The sums of a pharmacy's days, added up from its ledger.
CREATE FUNCTION movement_days(pharmacy uuid) RETURNS TABLE (organization_id uuid, day date, side movement_side, quantity bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT t.organization_id, local_day(t.occurred_at, p.timezone), movement_side(t.transaction_type, t.quantity), sum(abs(t.quantity))
    FROM transaction t JOIN pharmacy p ON p.id = t.pharmacy_id WHERE t.pharmacy_id = pharmacy AND t.quantity <> 0 GROUP BY 1, 2, 3
$$;

CREATE FUNCTION sum_movements() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO movement_day AS d (organization_id, pharmacy_id, day, side, part, quantity)
  SELECT m.organization_id, m.pharmacy_id, local_day(m.occurred_at, p.timezone) AS day, movement_side(m.transaction_type, m.quantity) AS side, own_part(), sum(abs(m.quantity))
    FROM moved m JOIN pharmacy p ON p.id = m.pharmacy_id WHERE m.quantity <> 0 GROUP BY 1, 2, 3, 4 ORDER BY 2, 3, 4
  ON CONFLICT (pharmacy_id, day, side, part) DO UPDATE SET quantity = d.quantity + excluded.quantity;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION sum_movements() FROM PUBLIC;

-- How an alert of a shortage counts on the days on which it opened and was resolved: as it was less one, as it is one more, and what stays comes to nothing.
CREATE FUNCTION sum_shortage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO shortage_day AS d (organization_id, pharmacy_id, day, part, opened, resolved)
  SELECT p.organization_id, p.id, local_day(c.instant, p.timezone), own_part(), sum(c.opened), sum(c.resolved)
    FROM (VALUES (OLD.pharmacy_id, OLD.opened_at, -1, 0), (OLD.pharmacy_id, OLD.resolved_at, 0, -1),
                 (NEW.pharmacy_id, NEW.opened_at, 1, 0), (NEW.pharmacy_id, NEW.resolved_at, 0, 1)) AS c(pharmacy_id, instant, opened, resolved)
    JOIN pharmacy p ON p.id = c.pharmacy_id
   WHERE c.instant IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(c.opened) <> 0 OR sum(c.resolved) <> 0 ORDER BY 2, 3
  ON CONFLICT (pharmacy_id, day, part) DO UPDATE SET opened = d.opened + excluded.opened, resolved = d.resolved + excluded.resolved;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION sum_shortage() FROM PUBLIC;

-- The shortages of a pharmacy's days, counted from its alerts.
CREATE FUNCTION shortage_days(pharmacy uuid) RETURNS TABLE (organization_id uuid, day date, opened bigint, resolved bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT a.organization_id, local_day(at.instant, p.timezone), sum(at.opened), sum(at.resolved)
    FROM alert a JOIN pharmacy p ON p.id = a.pharmacy_id, LATERAL (VALUES (a.opened_at, 1, 0), (a.resolved_at, 0, 1)) AS at(instant, opened, resolved)
   WHERE a.pharmacy_id = pharmacy AND a.kind IN ('LOW_STOCK', 'OUT_OF_STOCK') AND at.instant IS NOT NULL GROUP BY 1, 2
$$;

-- Adds up all days of a pharmacy anew; whoever adds to them meanwhile waits.
CREATE FUNCTION sum_days(pharmacy uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE movement_day, shortage_day IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM movement_day WHERE pharmacy_id = pharmacy;
  DELETE FROM shortage_day WHERE pharmacy_id = pharmacy;
  INSERT INTO movement_day (organization_id, pharmacy_id, day, side, part, quantity)
  SELECT organization_id, pharmacy, day, side, 0, quantity FROM movement_days(pharmacy);
  INSERT INTO shortage_day (organization_id, pharmacy_id, day, part, opened, resolved)
  SELECT organization_id, pharmacy, day, 0, opened, resolved FROM shortage_days(pharmacy);
END $$;
REVOKE EXECUTE ON FUNCTION sum_days(uuid) FROM PUBLIC;
SELECT sum_days(id) FROM pharmacy;

CREATE TRIGGER transaction_summed AFTER INSERT ON transaction REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION sum_movements();
-- By row: each movement brings its alerts in line, and mostly there is nothing to change.
CREATE TRIGGER alert_summed_on_insert AFTER INSERT ON alert FOR EACH ROW WHEN (NEW.kind IN ('LOW_STOCK', 'OUT_OF_STOCK')) EXECUTE FUNCTION sum_shortage();
CREATE TRIGGER alert_summed_on_update AFTER UPDATE ON alert FOR EACH ROW
  WHEN (NEW.kind IN ('LOW_STOCK', 'OUT_OF_STOCK') AND (OLD.opened_at, OLD.resolved_at) IS DISTINCT FROM (NEW.opened_at, NEW.resolved_at)) EXECUTE FUNCTION sum_shortage();
CREATE TRIGGER alert_summed_on_delete AFTER DELETE ON alert FOR EACH ROW WHEN (OLD.kind IN ('LOW_STOCK', 'OUT_OF_STOCK')) EXECUTE FUNCTION sum_shortage();

-- A pharmacy in another time zone has other days.
CREATE FUNCTION sum_days_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sum_days(NEW.id);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION sum_days_again() FROM PUBLIC;
CREATE TRIGGER pharmacy_summed_again AFTER UPDATE OF timezone ON pharmacy FOR EACH ROW
  WHEN (OLD.timezone IS DISTINCT FROM NEW.timezone) EXECUTE FUNCTION sum_days_again();

-- How many sums of a pharmacy's days are not what its ledger adds up to.
CREATE FUNCTION unexplained_days(pharmacy uuid) RETURNS integer LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT count(*)::int
    FROM (SELECT d.day, d.side, sum(d.quantity) AS quantity FROM movement_day d WHERE d.pharmacy_id = pharmacy GROUP BY 1, 2) kept
    FULL JOIN movement_days(pharmacy) ledger USING (day, side)
   WHERE coalesce(kept.quantity, 0) <> coalesce(ledger.quantity, 0)
$$;
