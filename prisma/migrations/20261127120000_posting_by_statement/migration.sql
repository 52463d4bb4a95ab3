-- Posting moved a balance once for each line: the row of a stock was written a thousand times for a thousand lots, each time behind all its earlier
-- versions (10,000 lines took 97 s). Now each line reads the balance that it changes, and the balances move once for each statement.

-- The stock before its lots, as every command locks them. What a line says is the balance after it, so a statement has one line for each lot.
CREATE OR REPLACE FUNCTION post_inventory_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lowest bigint;
BEGIN
  PERFORM 1 FROM stock WHERE id = NEW.stock_id FOR NO KEY UPDATE;
  SELECT quantity + NEW.quantity_changed INTO NEW.quantity_after FROM lot WHERE id = NEW.lot_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no lot %.', NEW.lot_id USING ERRCODE = 'foreign_key_violation';
  END IF;

  -- A back-dated line changes every balance after its instant: none of them may turn out negative.
  IF NEW.quantity_changed < 0
     AND EXISTS (SELECT 1 FROM inventory_log l WHERE l.lot_id = NEW.lot_id AND l.occurred_at > NEW.occurred_at) THEN
    SELECT least(min(h.balance), CASE WHEN bool_or(h.occurred_at <= NEW.occurred_at) THEN NULL ELSE 0 END) INTO lowest
      FROM (SELECT l.occurred_at,
                   sum(l.quantity_changed) OVER (ORDER BY l.occurred_at, l.seq) AS balance,
                   lead(l.occurred_at) OVER (ORDER BY l.occurred_at, l.seq) AS until
              FROM inventory_log l WHERE l.lot_id = NEW.lot_id) h
     WHERE h.until IS NULL OR h.until > NEW.occurred_at;
    IF lowest + NEW.quantity_changed < 0 THEN
      -- Prisma's adapter passes on the message alone, so the constraint's name stands in it.
      RAISE EXCEPTION 'inventory_log_history_not_negative: the lot did not hold that much at that time.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'inventory_log_history_not_negative';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION move_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM posted GROUP BY lot_id HAVING count(*) > 1) THEN
    RAISE EXCEPTION 'One statement posts one line for each lot.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inventory_log_lot_once';
  END IF;
  UPDATE stock SET quantity = quantity + p.change, updated_at = now()
    FROM (SELECT stock_id, sum(quantity_changed) AS change FROM posted GROUP BY stock_id) p WHERE stock.id = p.stock_id;
  UPDATE lot SET quantity = quantity + p.quantity_changed, updated_at = now() FROM posted p WHERE lot.id = p.lot_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION move_balances() FROM PUBLIC;
CREATE TRIGGER inventory_log_moves_balances AFTER INSERT ON inventory_log
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION move_balances();

-- Each line looked at all lines of its transaction at commit. Of those that one database transaction adds, the last one's look is enough.
CREATE INDEX inventory_log_transaction_id_seq_idx ON inventory_log (transaction_id, seq);
DROP INDEX inventory_log_transaction_id_idx;
CREATE OR REPLACE FUNCTION check_transaction_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  header transaction%ROWTYPE;
  found_lines bigint;
  found_quantity bigint;
  original transaction%ROWTYPE;
BEGIN
  IF TG_TABLE_NAME = 'transaction' THEN
    header := NEW;
  ELSE
    IF EXISTS (SELECT 1 FROM inventory_log l WHERE l.transaction_id = NEW.transaction_id AND l.seq > NEW.seq
                  AND l.xmin = pg_current_xact_id()::xid) THEN
      RETURN NULL;
    END IF;
    SELECT * INTO STRICT header FROM transaction t WHERE t.id = NEW.transaction_id;
  END IF;
  SELECT count(*), sum(l.quantity_changed) INTO found_lines, found_quantity FROM inventory_log l WHERE l.transaction_id = header.id;
  IF found_lines <> header.line_count OR found_quantity IS DISTINCT FROM header.quantity THEN
    RAISE EXCEPTION 'Transaction % says % lines and %, its lines say % and %.',
      header.id, header.line_count, header.quantity, found_lines, found_quantity
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_whole';
  END IF;
  IF header.reverses_id IS NOT NULL THEN
    SELECT * INTO STRICT original FROM transaction t WHERE t.id = header.reverses_id;
    IF original.transaction_type = 'REVERSAL' THEN
      RAISE EXCEPTION 'A reversal is not reversible.' USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_reversal_final';
    END IF;
    IF original.stock_id <> header.stock_id OR original.line_count <> header.line_count OR EXISTS (
      SELECT l.lot_id, -l.quantity_changed FROM inventory_log l WHERE l.transaction_id = original.id
      EXCEPT ALL
      SELECT l.lot_id, l.quantity_changed FROM inventory_log l WHERE l.transaction_id = header.id
    ) THEN
      RAISE EXCEPTION 'A reversal is the exact negation of what it reverses.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_reversal_exact';
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- The same of what is promised to a line: each allocation added up all of its line.
CREATE OR REPLACE FUNCTION check_line_promises() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  checked uuid := CASE WHEN TG_TABLE_NAME = 'allocation' THEN (to_jsonb(NEW) ->> 'line_id')::uuid ELSE NEW.id END;
BEGIN
  -- Whatever this transaction has written has its own turn, and looks at all of the line.
  IF TG_TABLE_NAME = 'allocation' AND EXISTS (
    SELECT 1 FROM allocation a WHERE a.line_id = checked AND a.id > NEW.id AND a.xmin = pg_current_xact_id()::xid
  ) THEN
    RETURN NULL;
  END IF;
  -- Held until the end of the transaction: nobody ends the order or cancels the line meanwhile.
  PERFORM 1 FROM order_line l JOIN supply_order o ON o.id = l.order_id WHERE l.id = checked FOR SHARE OF o, l;
  IF EXISTS (
    SELECT 1 FROM order_line l JOIN supply_order o ON o.id = l.order_id
      JOIN (SELECT line_id, sum(quantity) AS promised FROM allocation WHERE line_id = checked GROUP BY line_id) a ON a.line_id = l.id
     WHERE l.id = checked AND (o.status NOT IN ('APPROVED', 'SENT', 'PARTIALLY_FULFILLED')
                               OR a.promised > l.quantity - l.fulfilled_quantity - l.canceled_quantity)
  ) THEN
    RAISE EXCEPTION 'More is promised to line % than is outstanding.', checked USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_promises';
  END IF;
  RETURN NULL;
END $$;

-- What is promised of lots and stocks, once for each statement as well.
DROP TRIGGER allocation_post ON allocation;
DROP FUNCTION post_allocation();
CREATE FUNCTION move_promises(stock_ids uuid[], lot_ids uuid[], changes int[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM stock WHERE id = ANY (stock_ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE stock SET allocated = allocated + p.change, updated_at = now()
    FROM (SELECT id, sum(change) AS change FROM unnest(stock_ids, changes) AS c(id, change) GROUP BY id) p
   WHERE stock.id = p.id AND p.change <> 0;
  UPDATE lot SET allocated = allocated + p.change, updated_at = now()
    FROM (SELECT id, sum(change) AS change FROM unnest(lot_ids, changes) AS c(id, change) GROUP BY id) p
   WHERE lot.id = p.id AND p.change <> 0;
END $$;
CREATE FUNCTION post_allocations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (
      SELECT 1 FROM added a WHERE NOT EXISTS (
        SELECT 1 FROM order_line l JOIN supply_order o ON o.id = l.order_id JOIN stock s ON s.id = a.stock_id
         WHERE l.id = a.line_id AND o.kind = 'ISSUE' AND s.pharmacy_id = o.pharmacy_id AND s.drug_id = l.drug_id)
    ) THEN
      RAISE EXCEPTION 'A line is allocated from the stock of its drug at the pharmacy of its order.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_of_own_stock';
    END IF;
    PERFORM move_promises(array_agg(stock_id), array_agg(lot_id), array_agg(quantity)) FROM added;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM move_promises(array_agg(stock_id), array_agg(lot_id), array_agg(-quantity)) FROM removed;
  ELSE
    -- The identity of an allocation never changes, so each has one row before and one after.
    PERFORM move_promises(array_agg(stock_id), array_agg(lot_id), array_agg(change))
       FROM (SELECT stock_id, lot_id, quantity AS change FROM added UNION ALL SELECT stock_id, lot_id, -quantity FROM removed) c;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION move_promises(uuid[], uuid[], int[]), post_allocations() FROM PUBLIC;
CREATE TRIGGER allocation_post_insert AFTER INSERT ON allocation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION post_allocations();
CREATE TRIGGER allocation_post_update AFTER UPDATE ON allocation
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION post_allocations();
CREATE TRIGGER allocation_post_delete AFTER DELETE ON allocation
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION post_allocations();
