-- What PostGraphile and raw pg are measured on: as many stocks and drugs as the others have, without rules.
CREATE TABLE drug (id uuid PRIMARY KEY, name text NOT NULL, unit text NOT NULL);
CREATE TABLE stock (id uuid PRIMARY KEY, drug_id uuid NOT NULL REFERENCES drug, quantity int NOT NULL, min_quantity int NOT NULL);
CREATE INDEX ON stock (drug_id);
CREATE INDEX ON drug (name, id);
INSERT INTO drug SELECT md5('drug' || n)::uuid, 'Drug ' || to_char(n, 'FM00000'), 'tablet' FROM generate_series(1, 2000) n;
INSERT INTO stock SELECT md5('stock' || n)::uuid, md5('drug' || n)::uuid, 1000000, 20 FROM generate_series(1, 2000) n;
CREATE FUNCTION dispense(stock_id uuid) RETURNS stock LANGUAGE sql VOLATILE AS
  'UPDATE stock SET quantity = quantity - 1 WHERE id = stock_id RETURNING *';
VACUUM ANALYZE;
