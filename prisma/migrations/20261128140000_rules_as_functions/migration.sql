-- Rules that statements, triggers and src/domain share, each written once for SQL. They are plain expressions without settings of their own, so that the
-- planner writes them out where they are called and uses the same indexes as if they stood there; rules-as-functions.test.ts compares them with src/domain.

-- The calendar date at an instant in a time zone: localDate in src/domain/dates.ts.
CREATE FUNCTION local_day(at timestamptz, timezone text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  (at AT TIME ZONE timezone)::date;

-- Whether goods may not be used for their status, whatever their date: isHeld in src/domain/lot-status.ts.
CREATE FUNCTION lot_held(status lot_status) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  status <> 'RELEASED';

-- Whether goods are past their last day of use; those without a date never are: isExpired in src/domain/dates.ts.
CREATE FUNCTION lot_expired(expires_on date, today date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  expires_on IS NOT NULL AND expires_on < today;

-- How much of a lot may be given out today: usable in src/domain/fefo.ts.
CREATE FUNCTION lot_usable(status lot_status, expires_on date, quantity integer, allocated integer, today date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN lot_held(status) OR lot_expired(expires_on, today) THEN 0 ELSE quantity - allocated END;

-- Whether nothing may be given out: isOut in src/domain/stock-status.ts.
CREATE FUNCTION stock_out(usable bigint) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  usable = 0;

-- Whether so much is below the reorder point: isLow in src/domain/stock-status.ts.
CREATE FUNCTION stock_low(usable bigint, min_quantity integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  usable < min_quantity;

-- The status of a stock in one word: stockStatus in src/domain/stock-status.ts.
CREATE FUNCTION stock_status(usable bigint, min_quantity integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN stock_out(usable) THEN 'OUT' WHEN stock_low(usable, min_quantity) THEN 'LOW' ELSE 'OK' END;

-- The rules of closed periods reckon the day of a pharmacy by the same function.
CREATE OR REPLACE FUNCTION check_period_over() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.closed_until >= local_day(clock_timestamp() - interval '5 minutes', NEW.timezone) THEN
    RAISE EXCEPTION 'pharmacy_period_over: a period is closed when it is over.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pharmacy_period_over';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_period_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  closed date;
  dated date;
BEGIN
  SELECT p.closed_until, local_day(NEW.occurred_at, p.timezone) INTO closed, dated
    FROM pharmacy p WHERE p.id = NEW.pharmacy_id FOR SHARE;
  IF dated <= closed THEN
    -- Prisma's adapter passes on the message alone, so the constraint's name stands in it.
    RAISE EXCEPTION 'transaction_period_open: the period until % is closed.', closed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_period_open';
  END IF;
  RETURN NEW;
END $$;
