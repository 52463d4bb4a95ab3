-- A dispense read, under its stock's lock, every lot that the stock ever had, and for each line every line of its lot: 3,000 used-up lots cost 64–85 ms,
-- 100,000 lines 90 ms, and dated back 359. It reads the lots with goods now, those that are named, and of a lot's lines those that came after.

-- What came after a movement, newest first.
CREATE INDEX inventory_log_lot_id_occurred_at_seq_idx ON inventory_log (lot_id, occurred_at, seq);

-- Locks stocks in id order and answers their lots as they are once the locks are held. A plain "SELECT … FOR UPDATE" with a
-- join would read the lots by the snapshot taken before it waited; in a volatile function each statement takes its own. Of lots without goods it
-- answers those that are asked for by id or by the key of their number; all where nothing is said.
DROP FUNCTION locked_lots(uuid[]);
CREATE FUNCTION locked_lots(stock_ids uuid[], lot_ids uuid[] DEFAULT NULL, lot_keys text[] DEFAULT NULL) RETURNS SETOF lot
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM stock s WHERE s.id = ANY (stock_ids) ORDER BY s.id FOR UPDATE;
  IF lot_ids IS NULL AND lot_keys IS NULL THEN
    RETURN QUERY SELECT l.* FROM lot l WHERE l.stock_id = ANY (stock_ids) ORDER BY l.id;
    RETURN;
  END IF;
  RETURN QUERY SELECT l.* FROM lot l WHERE l.stock_id = ANY (stock_ids) AND l.quantity > 0 ORDER BY l.id;
  IF cardinality(lot_ids) > 0 THEN
    RETURN QUERY SELECT l.* FROM lot l WHERE l.id = ANY (lot_ids) AND l.stock_id = ANY (stock_ids) AND l.quantity = 0 ORDER BY l.id;
  END IF;
  IF cardinality(lot_keys) > 0 THEN
    RETURN QUERY
      SELECT l.* FROM lot l
       WHERE l.organization_id IN (SELECT s.organization_id FROM stock s WHERE s.id = ANY (stock_ids)) AND l.lot_key = ANY (lot_keys)
         AND l.stock_id = ANY (stock_ids) AND l.quantity = 0 AND l.id <> ALL (coalesce(lot_ids, '{}'))
       ORDER BY l.id;
  END IF;
END $$;

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

  -- A back-dated line changes every balance after its instant: none of them may turn out negative. Each is the balance now without what came later.
  IF NEW.quantity_changed < 0
     AND EXISTS (SELECT 1 FROM inventory_log l WHERE l.lot_id = NEW.lot_id AND l.occurred_at > NEW.occurred_at) THEN
    SELECT min(h.before) INTO lowest
      FROM (SELECT NEW.quantity_after - NEW.quantity_changed
                   - sum(l.quantity_changed) OVER (ORDER BY l.occurred_at DESC, l.seq DESC) AS before
              FROM inventory_log l WHERE l.lot_id = NEW.lot_id AND l.occurred_at > NEW.occurred_at) h;
    IF least(lowest, NEW.quantity_after - NEW.quantity_changed) + NEW.quantity_changed < 0 THEN
      RAISE EXCEPTION 'inventory_log_history_not_negative: the lot did not hold that much at that time.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'inventory_log_history_not_negative';
    END IF;
  END IF;
  RETURN NEW;
END $$;
