-- A dispense read, under its stock's lock, every lot that the stock ever had, and for each line every line of its lot: 3,000 used-up lots cost 64–85 ms,
-- 100,000 lines 90 ms, and dated back 359. It reads the lots with goods now, and those that are named, and finds by an index whether anything came after.

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
