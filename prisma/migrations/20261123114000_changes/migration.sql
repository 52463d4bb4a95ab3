-- CreateEnum
CREATE TYPE "changed_type" AS ENUM ('DRUG', 'STOCK', 'LOT', 'ORDER', 'ALERT');

-- CreateTable
CREATE TABLE "entity_change" (
    "seq" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "type" "changed_type" NOT NULL,
    "entity_id" UUID NOT NULL,
    "position" BIGINT,

    CONSTRAINT "entity_change_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "change_head" (
    "organization_id" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "feed" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "change_head_pkey" PRIMARY KEY ("organization_id")
);

-- AddForeignKey
ALTER TABLE "change_head" ADD CONSTRAINT "change_head_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What there is already: each record once, so that the feed from its beginning is a copy of everything. The sequencer numbers it. --------

INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
SELECT organization_id, organization_id, 'DRUG'::changed_type, id FROM drug;
INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
SELECT organization_id, pharmacy_id, 'STOCK'::changed_type, id FROM stock;
INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
SELECT l.organization_id, s.pharmacy_id, 'LOT'::changed_type, l.id FROM lot l JOIN stock s ON s.id = l.stock_id;
INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
SELECT organization_id, pharmacy_id, 'ORDER'::changed_type, id FROM supply_order;
INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
SELECT organization_id, pharmacy_id, 'ALERT'::changed_type, id FROM alert;

-- Only what the one writer of positions needs is indexed while a row waits, so that a movement pays little.
CREATE INDEX entity_change_waiting ON entity_change (seq) WHERE position IS NULL;
CREATE UNIQUE INDEX entity_change_place ON entity_change (scope_id, position) WHERE position IS NOT NULL;
CREATE INDEX entity_change_placed ON entity_change (entity_id) WHERE position IS NOT NULL;

ALTER TABLE entity_change ADD CONSTRAINT entity_change_position CHECK (position >= 1);
ALTER TABLE change_head ADD CONSTRAINT change_head_position CHECK (position >= 0);

-- A change is given its position, once. Making room for a newer change of the same record it is deleted, never altered.
CREATE FUNCTION refuse_entity_change_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'entity_change_fixed: a change is only ever given its position, once.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'entity_change_fixed';
END $$;
CREATE TRIGGER entity_change_fixed BEFORE UPDATE ON entity_change FOR EACH ROW
  WHEN (OLD.position IS NOT NULL OR (OLD.seq, OLD.organization_id, OLD.scope_id, OLD.type, OLD.entity_id)
        IS DISTINCT FROM (NEW.seq, NEW.organization_id, NEW.scope_id, NEW.type, NEW.entity_id))
  EXECUTE FUNCTION refuse_entity_change_change();

-- Positions only go up: one that is given twice would hide a change from who has read the first.
CREATE FUNCTION refuse_change_head_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'change_head_goes_up: the positions of an organization only go up.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'change_head_goes_up';
END $$;
CREATE TRIGGER change_head_goes_up BEFORE UPDATE ON change_head FOR EACH ROW
  WHEN (NEW.position < OLD.position OR NEW.organization_id <> OLD.organization_id) EXECUTE FUNCTION refuse_change_head_return();

-- Who changes a record, by whichever way, notes it here: one row for each record of the statement. -----------------------------------

CREATE FUNCTION note_changed_drugs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id) SELECT organization_id, organization_id, 'DRUG', id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER drug_noted_on_insert AFTER INSERT ON drug REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_drugs();
CREATE TRIGGER drug_noted_on_update AFTER UPDATE ON drug REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_drugs();
CREATE TRIGGER drug_noted_on_delete AFTER DELETE ON drug REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_drugs();

-- A drug is shown with its packages.
CREATE FUNCTION note_drugs_of_packages() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
  SELECT DISTINCT organization_id, organization_id, 'DRUG'::changed_type, drug_id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER drug_package_noted_on_insert AFTER INSERT ON drug_package REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_drugs_of_packages();
CREATE TRIGGER drug_package_noted_on_update AFTER UPDATE ON drug_package REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_drugs_of_packages();
-- The drug that it was of before, too: a package may move.
CREATE TRIGGER drug_package_noted_before AFTER UPDATE ON drug_package REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_drugs_of_packages();
CREATE TRIGGER drug_package_noted_on_delete AFTER DELETE ON drug_package REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_drugs_of_packages();

CREATE FUNCTION note_changed_stocks() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id) SELECT organization_id, pharmacy_id, 'STOCK', id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_noted_on_insert AFTER INSERT ON stock REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_stocks();
CREATE TRIGGER stock_noted_on_update AFTER UPDATE ON stock REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_stocks();
CREATE TRIGGER stock_noted_on_delete AFTER DELETE ON stock REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_stocks();

CREATE FUNCTION note_changed_lots() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
  SELECT l.organization_id, s.pharmacy_id, 'LOT', l.id FROM changed l JOIN stock s ON s.id = l.stock_id;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_noted_on_insert AFTER INSERT ON lot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_lots();
CREATE TRIGGER lot_noted_on_update AFTER UPDATE ON lot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_lots();
CREATE TRIGGER lot_noted_on_delete AFTER DELETE ON lot REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_lots();

-- A lot that is held or released changes what is usable of its stock, of which no other column changes.
CREATE FUNCTION note_stock_of_lot() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
  SELECT organization_id, pharmacy_id, 'STOCK', id FROM stock WHERE id = NEW.stock_id;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_status_noted AFTER UPDATE OF status ON lot FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_stock_of_lot();

CREATE FUNCTION note_changed_orders() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id) SELECT organization_id, pharmacy_id, 'ORDER', id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER supply_order_noted_on_insert AFTER INSERT ON supply_order REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_orders();
CREATE TRIGGER supply_order_noted_on_update AFTER UPDATE ON supply_order REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_orders();

-- An order is shown with its lines. That they are inserted, and each step of the order, changes the order's own row as well.
CREATE FUNCTION note_orders_of_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
  SELECT o.organization_id, o.pharmacy_id, 'ORDER', o.id FROM supply_order o WHERE o.id IN (SELECT order_id FROM changed);
  RETURN NULL;
END $$;
CREATE TRIGGER order_line_noted_on_update AFTER UPDATE ON order_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_orders_of_lines();

CREATE FUNCTION note_changed_alerts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id) SELECT organization_id, pharmacy_id, 'ALERT', id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER alert_noted_on_insert AFTER INSERT ON alert REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_alerts();
CREATE TRIGGER alert_noted_on_update AFTER UPDATE ON alert REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_alerts();
CREATE TRIGGER alert_noted_on_delete AFTER DELETE ON alert REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_alerts();
