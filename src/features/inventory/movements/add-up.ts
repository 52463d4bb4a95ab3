import { type Sql, sql } from '../../../platform/database/database.ts';

/**
 * Adds up every line of the stocks that `own_stock` selects and compares, as rows called `found` of an organization each: `organization_id`, `stocks`, `lots`,
 * `unexplained`, `unheld`. One statement looks at one moment, so what is moved meanwhile is in all of it or in nothing.
 */
export const addedUp = (ownStock: Sql): Sql => sql`
    own_stock AS MATERIALIZED (${ownStock}),
    own_lot AS MATERIALIZED (SELECT l.*, s.drug_id FROM own_stock s JOIN lot l ON l.stock_id = s.id),
    line AS (
      SELECT l.organization_id, l.lot_id, l.seq, l.quantity_after, sum(l.quantity_changed) OVER (PARTITION BY l.lot_id ORDER BY l.seq) AS balance
        FROM own_lot JOIN inventory_log l ON l.lot_id = own_lot.id
    ), last AS (SELECT DISTINCT ON (lot_id) lot_id, balance FROM line ORDER BY lot_id, seq DESC),
    unexplained AS (
      SELECT organization_id FROM line WHERE quantity_after <> balance OR balance < 0
      UNION ALL
      SELECT own_lot.organization_id FROM own_lot LEFT JOIN last ON last.lot_id = own_lot.id WHERE own_lot.quantity <> coalesce(last.balance, 0)
      UNION ALL
      SELECT s.organization_id
        FROM own_stock s LEFT JOIN (SELECT stock_id, sum(quantity) AS quantity, sum(allocated) AS allocated FROM own_lot GROUP BY stock_id) l ON l.stock_id = s.id
       WHERE s.quantity <> coalesce(l.quantity, 0) OR s.allocated <> coalesce(l.allocated, 0)
      UNION ALL
      SELECT own_lot.organization_id
        FROM own_lot LEFT JOIN LATERAL (SELECT sum(a.quantity) AS quantity FROM allocation a WHERE a.lot_id = own_lot.id) a ON true
       WHERE own_lot.allocated <> coalesce(a.quantity, 0)
    ), covered AS MATERIALIZED (
      SELECT lot_id FROM recalled_lots(
        ARRAY(SELECT r.id FROM recall r WHERE r.state = 'ACTIVE' AND r.organization_id IN (SELECT organization_id FROM own_stock)), ARRAY(SELECT DISTINCT drug_id FROM own_stock))
    ), unheld AS (
      SELECT l.organization_id FROM own_lot l
       WHERE l.status <> 'RECALLED' AND (l.id IN (SELECT lot_id FROM covered) OR EXISTS (
         SELECT 1 FROM lot r JOIN stock s ON s.id = r.stock_id
          WHERE r.organization_id = l.organization_id AND r.lot_key = l.lot_key AND r.status = 'RECALLED' AND s.drug_id = l.drug_id AND recalls_its_key(r)))
    ), found AS (
      SELECT s.organization_id, count(*)::int AS stocks,
             (SELECT count(*) FROM own_lot o WHERE o.organization_id = s.organization_id)::int AS lots,
             (SELECT count(*) FROM unexplained o WHERE o.organization_id = s.organization_id)::int AS unexplained,
             (SELECT count(*) FROM unheld o WHERE o.organization_id = s.organization_id)::int AS unheld
        FROM own_stock s GROUP BY s.organization_id
    )`;
