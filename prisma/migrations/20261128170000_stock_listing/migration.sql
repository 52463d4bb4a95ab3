-- What lists of stocks are ordered and narrowed by, one row beside each stock, so that a page costs the page. Not columns of the stock: a dispense would
-- write the stock twice and tell devices twice, and a drug that gets another name would lock every stock of it against movements.

-- CreateTable
CREATE TABLE "stock_listing" (
    "stock_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "drug_id" UUID NOT NULL,
    "sort_name" TEXT COLLATE "und-x-icu" NOT NULL,
    "strength_order" TEXT COLLATE "C" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "min_quantity" INTEGER NOT NULL,
    "earliest_expiry" DATE NOT NULL,
    "held" BOOLEAN NOT NULL,
    "usable" INTEGER NOT NULL,
    "usable_from" DATE NOT NULL,
    "usable_until" DATE NOT NULL,
    "low" BOOLEAN NOT NULL GENERATED ALWAYS AS (stock_low("usable", "min_quantity")) STORED,
    "out" BOOLEAN NOT NULL GENERATED ALWAYS AS (stock_out("usable")) STORED,

    CONSTRAINT "stock_listing_pkey" PRIMARY KEY ("stock_id")
);

-- AddForeignKey
ALTER TABLE "stock_listing" ADD CONSTRAINT "stock_listing_stock_id_fkey" FOREIGN KEY ("stock_id") REFERENCES "stock"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Room on each page for the next version of its rows: a movement that changes nothing of what is indexed then writes no index.
ALTER TABLE stock_listing SET (fillfactor = 80);

-- The row of a stock, computed from what it follows from, whoever writes it and whatever they write: nothing else can stand there. It is written by
-- touching it. PostgreSQL locks the row before it asks this trigger, which sees all that was committed until then, so that of two who change the
-- lots of a stock at the same time the second computes with both changes.
--
-- What is usable holds for the days from usable_from to the one before usable_until, between which no lot with goods in it expires. On any other day it
-- is computed by whoever reads; refresh_listings makes those few.
CREATE FUNCTION list_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date;
BEGIN
  -- Somebody may be giving the drug another name, and would not see a stock that is only now opened.
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM stock s JOIN drug d ON d.id = s.drug_id WHERE s.id = NEW.stock_id FOR SHARE OF d;
  END IF;
  SELECT s.pharmacy_id, s.drug_id, s.min_quantity, lower(d.name COLLATE "und-x-icu"), d.strength_order, local_day(now(), p.timezone)
    INTO NEW.pharmacy_id, NEW.drug_id, NEW.min_quantity, NEW.sort_name, NEW.strength_order, today
    FROM stock s JOIN drug d ON d.id = s.drug_id JOIN pharmacy p ON p.id = s.pharmacy_id WHERE s.id = NEW.stock_id;
  SELECT coalesce(sum(l.quantity), 0), coalesce(min(l.expires_on), 'infinity'), coalesce(bool_or(lot_held(l.status)), false),
         coalesce(sum(lot_usable(l.status, l.expires_on, l.quantity, l.allocated, today)), 0),
         coalesce(max(l.expires_on) FILTER (WHERE lot_expired(l.expires_on, today)) + 1, '-infinity'),
         coalesce(min(l.expires_on) FILTER (WHERE NOT lot_expired(l.expires_on, today)) + 1, 'infinity')
    INTO NEW.quantity, NEW.earliest_expiry, NEW.held, NEW.usable, NEW.usable_from, NEW.usable_until
    FROM lot l WHERE l.stock_id = NEW.stock_id AND l.quantity > 0;
  IF TG_OP = 'UPDATE' AND (NEW.min_quantity, NEW.sort_name, NEW.strength_order, NEW.quantity, NEW.earliest_expiry, NEW.held, NEW.usable, NEW.usable_from, NEW.usable_until)
     = (OLD.min_quantity, OLD.sort_name, OLD.strength_order, OLD.quantity, OLD.earliest_expiry, OLD.held, OLD.usable, OLD.usable_from, OLD.usable_until) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_listing_computed BEFORE INSERT OR UPDATE ON stock_listing FOR EACH ROW EXECUTE FUNCTION list_stock();

INSERT INTO stock_listing (stock_id) SELECT id FROM stock ORDER BY pharmacy_id;
CREATE INDEX stock_listing_by_name ON stock_listing (pharmacy_id, sort_name, strength_order, stock_id);
CREATE INDEX stock_listing_by_expiry ON stock_listing (pharmacy_id, earliest_expiry, stock_id);
CREATE INDEX stock_listing_by_quantity ON stock_listing (pharmacy_id, quantity, stock_id);
CREATE INDEX stock_listing_low ON stock_listing (pharmacy_id, sort_name, strength_order, stock_id) WHERE low;
CREATE INDEX stock_listing_out ON stock_listing (pharmacy_id, sort_name, strength_order, stock_id) WHERE out;
CREATE INDEX stock_listing_held ON stock_listing (pharmacy_id, sort_name, strength_order, stock_id) WHERE held;
CREATE INDEX stock_listing_until ON stock_listing (pharmacy_id, usable_until) WHERE usable_until < 'infinity';
CREATE INDEX stock_listing_from ON stock_listing (pharmacy_id, usable_from) WHERE usable_from > '-infinity';

-- The stocks that hold goods of a supplier, without a look at each lot that ever came from there.
CREATE INDEX lot_supplied ON lot (supplier_id, stock_id) WHERE quantity > 0;

-- Whatever it follows from touches it, once for each statement.
CREATE FUNCTION list_opened_stocks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO stock_listing (stock_id) SELECT id FROM changed ORDER BY id;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_listed AFTER INSERT ON stock REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION list_opened_stocks();

CREATE FUNCTION list_stocks_of_lots() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE stock_listing SET stock_id = stock_id WHERE stock_id = ANY (ARRAY(SELECT DISTINCT stock_id FROM changed));
  RETURN NULL;
END $$;
-- A lot is born empty: lot_starts_empty.
CREATE TRIGGER lot_listed AFTER UPDATE ON lot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION list_stocks_of_lots();
CREATE TRIGGER lot_listed_on_delete AFTER DELETE ON lot REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION list_stocks_of_lots();

CREATE FUNCTION list_stock_of_levels() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE stock_listing SET stock_id = stock_id WHERE stock_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_levels_listed AFTER UPDATE OF min_quantity ON stock FOR EACH ROW
  WHEN (OLD.min_quantity <> NEW.min_quantity) EXECUTE FUNCTION list_stock_of_levels();

CREATE FUNCTION list_stocks_of_drugs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE stock_listing SET stock_id = stock_id
   WHERE stock_id = ANY (ARRAY(
     SELECT s.id FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN stock s ON s.drug_id = n.id
      WHERE (n.name, n.strength_order) <> (o.name, o.strength_order)));
  RETURN NULL;
END $$;
CREATE TRIGGER drug_listed AFTER UPDATE ON drug REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION list_stocks_of_drugs();

-- Brings some of those that no longer say what is usable up to date, and answers how many. It passes over those that a movement is writing.
CREATE FUNCTION refresh_listings(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  refreshed integer;
BEGIN
  UPDATE stock_listing SET stock_id = stock_id WHERE stock_id IN (
    SELECT o.stock_id FROM pharmacy p JOIN stock_listing o ON o.pharmacy_id = p.id
     WHERE o.usable_until < 'infinity' AND o.usable_until <= local_day(now(), p.timezone) LIMIT most FOR UPDATE OF o SKIP LOCKED);
  GET DIAGNOSTICS refreshed = ROW_COUNT;
  RETURN refreshed;
END $$;
REVOKE EXECUTE ON FUNCTION list_stock(), list_opened_stocks(), list_stocks_of_lots(), list_stock_of_levels(), list_stocks_of_drugs(), refresh_listings(integer) FROM PUBLIC;
