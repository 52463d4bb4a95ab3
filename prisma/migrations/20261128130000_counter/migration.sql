-- What comes back names what it left by, a lot knows since when it is held, and a period that is over can be closed.

-- Returns -------------------------------------------------------------------------------------------------------------

ALTER TABLE transaction ADD COLUMN returns_id uuid;
ALTER TABLE transaction ADD CONSTRAINT transaction_returns_id_fkey
  FOREIGN KEY (returns_id) REFERENCES transaction (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE transaction ADD CONSTRAINT transaction_return
  CHECK (returns_id IS NULL OR transaction_type IN ('CUSTOMER_RETURN', 'SUPPLIER_RETURN'));
CREATE INDEX transaction_returns_id_idx ON transaction (returns_id) WHERE returns_id IS NOT NULL;

-- At commit. Whoever inserts lines of a stock holds its row until then, so two returns of one dispense, or a return and the reversal of what it
-- returns, see each other. Returns from before that name nothing stay as they are: a trigger asks it of new ones alone. Parts of one lot count
-- together, since they are one lot to whoever holds the package.
CREATE FUNCTION check_returns() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  original transaction%ROWTYPE;
BEGIN
  IF NEW.transaction_type = 'REVERSAL' THEN
    IF EXISTS (SELECT 1 FROM transaction r WHERE r.returns_id = NEW.reverses_id
                  AND NOT EXISTS (SELECT 1 FROM transaction u WHERE u.reverses_id = r.id)) THEN
      RAISE EXCEPTION 'What came back was moved by this transaction: it is reversed after its returns.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_returned_since';
    END IF;
    RETURN NULL;
  END IF;
  SELECT * INTO original FROM transaction t WHERE t.id = NEW.returns_id;
  IF NOT FOUND OR original.stock_id <> NEW.stock_id OR original.occurred_at > NEW.occurred_at
     OR EXISTS (SELECT 1 FROM transaction u WHERE u.reverses_id = original.id)
     OR NOT (CASE NEW.transaction_type WHEN 'CUSTOMER_RETURN' THEN original.transaction_type = 'DISPENSE'
                                       ELSE original.transaction_type IN ('RECEIPT', 'OPENING') END) THEN
    RAISE EXCEPTION 'A return names the earlier movement of its stock that it takes back.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_return_of';
  END IF;
  IF EXISTS (
    SELECT 1 FROM inventory_log l JOIN lot ON lot.id = l.lot_id
      JOIN transaction t ON t.id = l.transaction_id AND (t.id = original.id OR t.returns_id = original.id)
     WHERE NOT EXISTS (SELECT 1 FROM transaction u WHERE u.reverses_id = t.id)
     GROUP BY coalesce(lot.parent_id, lot.id)
    HAVING coalesce(sum(abs(l.quantity_changed)) FILTER (WHERE t.id <> original.id), 0)
         > coalesce(sum(abs(l.quantity_changed)) FILTER (WHERE t.id = original.id), 0)
  ) THEN
    RAISE EXCEPTION 'More would come back of a lot than was moved and has not come back.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_return_within';
  END IF;
  IF NEW.transaction_type = 'CUSTOMER_RETURN' AND EXISTS (
    SELECT 1 FROM inventory_log l JOIN lot ON lot.id = l.lot_id WHERE l.transaction_id = NEW.id AND lot.status = 'RELEASED'
  ) THEN
    RAISE EXCEPTION 'What was out of the house is not usable until somebody releases it.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_return_held';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER transaction_returns AFTER INSERT ON transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.transaction_type IN ('CUSTOMER_RETURN', 'SUPPLIER_RETURN', 'REVERSAL'))
  EXECUTE FUNCTION check_returns();

-- Since when a lot has its status -------------------------------------------------------------------------------------

ALTER TABLE lot ADD COLUMN status_since timestamptz(3);
CREATE FUNCTION note_lot_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status_since := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER lot_status_dated BEFORE UPDATE OF status ON lot FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_lot_status();

-- What is usual -------------------------------------------------------------------------------------------------------

-- The last movements of one kind of a stock, however many others there are.
CREATE INDEX transaction_stock_id_transaction_type_id_idx ON transaction (stock_id, transaction_type, id);

-- Closed periods ------------------------------------------------------------------------------------------------------

ALTER TABLE pharmacy ADD COLUMN closed_until date;

-- A day is closed once it has been over for five minutes, so that no movement of its last moment is still on its way.
CREATE FUNCTION check_period_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.closed_until >= ((clock_timestamp() - interval '5 minutes') AT TIME ZONE NEW.timezone)::date THEN
    RAISE EXCEPTION 'pharmacy_period_over: a period is closed when it is over.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pharmacy_period_over';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pharmacy_period_over BEFORE INSERT OR UPDATE OF closed_until ON pharmacy FOR EACH ROW
  WHEN (NEW.closed_until IS NOT NULL) EXECUTE FUNCTION check_period_over();

-- What happens now is in no closed period. What is dated back holds the pharmacy's row, so that nobody closes the period before it is committed.
CREATE FUNCTION check_period_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  closed date;
  dated date;
BEGIN
  SELECT p.closed_until, (NEW.occurred_at AT TIME ZONE p.timezone)::date INTO closed, dated
    FROM pharmacy p WHERE p.id = NEW.pharmacy_id FOR SHARE;
  IF dated <= closed THEN
    -- Prisma's adapter passes on the message alone, so the constraint's name stands in it.
    RAISE EXCEPTION 'transaction_period_open: the period until % is closed.', closed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_period_open';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION check_period_open() FROM PUBLIC;
CREATE TRIGGER transaction_period_open BEFORE INSERT ON transaction FOR EACH ROW
  WHEN (NEW.occurred_at < clock_timestamp() - interval '1 minute') EXECUTE FUNCTION check_period_open();
