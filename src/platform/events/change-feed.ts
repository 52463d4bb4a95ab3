/**
 * The statement that gives waiting changes their positions, and answers how many it took from the queue. Only the newest change of a record
 * is kept: what a device has not seen yet moves to the end with it, and what it has seen it need not see again. So the feed is never longer
 * than the records there are, and reading it from its beginning gives each of them once.
 */
export function sequenceChanges(batch: number): string {
  return `
  WITH taken AS MATERIALIZED (
    SELECT seq, organization_id, type, entity_id FROM entity_change WHERE position IS NULL ORDER BY seq LIMIT ${batch}
  ), newest AS MATERIALIZED (
    SELECT seq, organization_id, type, entity_id, row_number() OVER (PARTITION BY organization_id ORDER BY seq) AS nth
      FROM (SELECT DISTINCT ON (type, entity_id) * FROM taken ORDER BY type, entity_id, seq DESC) one
  ), total AS (
    SELECT organization_id, count(*) AS changes FROM newest GROUP BY organization_id
  ), head AS (
    INSERT INTO change_head AS h (organization_id, position)
    SELECT organization_id, changes FROM total ORDER BY organization_id
    ON CONFLICT (organization_id) DO UPDATE SET position = h.position + excluded.position
    RETURNING organization_id, position
  ), repeated AS (
    DELETE FROM entity_change c USING taken t WHERE c.seq = t.seq AND NOT EXISTS (SELECT 1 FROM newest n WHERE n.seq = t.seq)
  ), superseded AS (
    DELETE FROM entity_change c USING newest n WHERE c.entity_id = n.entity_id AND c.type = n.type AND c.position IS NOT NULL
  ), placed AS (
    UPDATE entity_change c SET position = head.position - total.changes + newest.nth
      FROM newest JOIN head USING (organization_id) JOIN total USING (organization_id)
     WHERE c.seq = newest.seq
  )
  SELECT count(*)::int AS events FROM taken`;
}
