-- A lot is one thing however its number is spelled, and what was typed wrong of it can be put right.

-- The number as recalls and scans compare it: upper case, compatibility forms of letters resolved, letters of other alphabets that look like Latin ones
-- taken for those, without blanks, hyphens of any kind and what nobody sees. `src/domain/lot-key.ts` does the same; `lots.test` compares the two. pg_c_utf8 does not change with the system's libraries.
CREATE FUNCTION lot_key(lot_number text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
  translate(upper(regexp_replace(normalize(lot_number, NFKC),
    '[\u0001-\u0020\u007f-\u00a0\u00ad\u02d7\u034f\u058a\u05be\u061c\u115f\u1160\u1400\u1680\u17b4\u17b5\u1806\u180b-\u180f\u2000-\u2015\u2027-\u202f\u2043\u2053\u205f-\u206f\u207b\u208b\u2212\u2796\u2800\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u3000\u301c\u3030\u30a0\u3164\ufe00-\ufe0f\ufe31\ufe32\ufe58\ufe63\ufeff\uff0d\uffa0\ue000-\uf8ff\ufff0-\uffff\U00010d6e\U00010ead\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff-]+',
    '', 'g') COLLATE pg_c_utf8), 'АВЕКМНОРСТУХЅІЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEKMHOPCTYXSIJQWABEZHIKMNOPTYX');

ALTER TABLE lot
  ADD COLUMN lot_key text NOT NULL GENERATED ALWAYS AS (lot_key(lot_number)) STORED,
  ADD COLUMN parent_id uuid,
  ADD COLUMN spelled_apart boolean NOT NULL DEFAULT false;
ALTER TABLE lot ADD CONSTRAINT lot_parent_id_stock_id_organization_id_fkey FOREIGN KEY (parent_id, stock_id, organization_id)
  REFERENCES lot (id, stock_id, organization_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE lot ADD CONSTRAINT lot_not_its_own_parent CHECK (parent_id <> id);
CREATE INDEX lot_parent_id_idx ON lot (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX lot_organization_id_lot_key_idx ON lot (organization_id, lot_key);

-- Two spellings of one key were two lots so far. They stay so; from now on only somebody who insists makes another.
ALTER TABLE lot DISABLE TRIGGER USER;
UPDATE lot SET spelled_apart = true
  FROM (SELECT id, row_number() OVER (PARTITION BY stock_id, lot_key, coalesce(expires_on, 'infinity'::date) ORDER BY created_at, id) AS nth FROM lot) twin
 WHERE twin.id = lot.id AND twin.nth > 1;
ALTER TABLE lot ENABLE TRIGGER USER;
DROP INDEX lot_unique;
CREATE UNIQUE INDEX lot_unique ON lot (stock_id, lot_key, coalesce(expires_on, 'infinity'::date)) WHERE parent_id IS NULL AND NOT spelled_apart;
CREATE UNIQUE INDEX lot_spelling_unique ON lot (stock_id, lot_number, coalesce(expires_on, 'infinity'::date)) WHERE parent_id IS NULL;

-- What a number may be, asked when one is written: older ones that a scanner spoilt stay until somebody corrects them.
CREATE FUNCTION check_lot_number() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Control characters, and those that turn the direction of what is read.
  IF NEW.lot_number ~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]' OR lot_key(NEW.lot_number) = '' THEN
    RAISE EXCEPTION 'lot_number_printable: a lot number is what can be read on the package.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_number_printable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_number_printable BEFORE INSERT OR UPDATE OF lot_number ON lot FOR EACH ROW EXECUTE FUNCTION check_lot_number();

-- A part is of the lot it was split off, which is a whole one, and has its number and date.
CREATE FUNCTION check_lot_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- As it is at commit: a part may have been corrected since, with its whole.
  IF EXISTS (SELECT 1 FROM lot l JOIN lot p ON p.id = l.parent_id WHERE l.id = NEW.id
               AND (p.parent_id IS NOT NULL OR p.lot_key <> l.lot_key OR p.expires_on IS DISTINCT FROM l.expires_on)) THEN
    RAISE EXCEPTION 'lot_part_like_whole: a part has the number and the date of the lot it is part of.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_part_like_whole';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lot_part_like_whole AFTER INSERT OR UPDATE OF parent_id, lot_number, expires_on ON lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION check_lot_part();

-- Corrections --------------------------------------------------------------------------------------------------------

-- What was written of a lot and what it is: as inventory_log is the only way to move a balance, a correction is the only way to change these.
CREATE TABLE lot_correction (
  id               uuid           NOT NULL PRIMARY KEY,
  organization_id  uuid           NOT NULL,
  lot_id           uuid           NOT NULL,
  stock_id         uuid           NOT NULL,
  lot_number_was   text           NOT NULL,
  expires_on_was   date,
  lot_number       text           NOT NULL,
  expires_on       date,
  reason           text           NOT NULL CONSTRAINT lot_correction_reason CHECK (char_length(btrim(reason)) BETWEEN 1 AND 500),
  actor_id         uuid           NOT NULL,
  created_at       timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT lot_correction_changes CHECK ((lot_number, expires_on) IS DISTINCT FROM (lot_number_was, expires_on_was)),
  CONSTRAINT lot_correction_lot_id_stock_id_organization_id_fkey FOREIGN KEY (lot_id, stock_id, organization_id)
    REFERENCES lot (id, stock_id, organization_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT lot_correction_actor_id_organization_id_fkey FOREIGN KEY (actor_id, organization_id)
    REFERENCES app_user (id, organization_id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX lot_correction_lot_id_idx ON lot_correction (lot_id);
CREATE TRIGGER lot_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DROP TRIGGER lot_identity_fixed ON lot;
CREATE TRIGGER lot_identity_fixed BEFORE UPDATE ON lot FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.stock_id) IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.stock_id))
  EXECUTE FUNCTION refuse_identity_change();
CREATE FUNCTION refuse_direct_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'The number and the date of a lot are changed by a correction alone: insert a lot_correction.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_facts_by_correction';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_facts_by_correction BEFORE UPDATE ON lot FOR EACH ROW
  WHEN ((OLD.lot_number, OLD.expires_on, OLD.parent_id, OLD.spelled_apart) IS DISTINCT FROM (NEW.lot_number, NEW.expires_on, NEW.parent_id, NEW.spelled_apart))
  EXECUTE FUNCTION refuse_direct_correction();

-- A correction is of the one lot that it names: parts of a lot follow it by rows of their own, so that each says what it was. Where another lot has
-- that number and date already, the goods are a part of it, and held where it is held.
CREATE FUNCTION correct_lot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  other record;
BEGIN
  PERFORM 1 FROM stock WHERE id = NEW.stock_id FOR NO KEY UPDATE;
  SELECT lot_number, expires_on INTO NEW.lot_number_was, NEW.expires_on_was
    FROM lot WHERE id = NEW.lot_id AND stock_id = NEW.stock_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no lot % of stock %.', NEW.lot_id, NEW.stock_id
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'lot_correction_lot_id_stock_id_organization_id_fkey';
  END IF;
  SELECT id, status INTO other FROM lot
   WHERE stock_id = NEW.stock_id AND lot_key = lot_key(NEW.lot_number) AND expires_on IS NOT DISTINCT FROM NEW.expires_on
     AND parent_id IS NULL AND id <> NEW.lot_id ORDER BY spelled_apart, created_at, id LIMIT 1;
  UPDATE lot SET lot_number = NEW.lot_number, expires_on = NEW.expires_on, parent_id = other.id, updated_at = now(),
                 spelled_apart = spelled_apart AND other.id IS NOT NULL,
                 status = CASE WHEN status = 'RELEASED' AND other.id IS NOT NULL AND other.id IS DISTINCT FROM parent_id THEN other.status ELSE status END
   WHERE id = NEW.lot_id;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION correct_lot() FROM PUBLIC;
CREATE TRIGGER lot_correction_corrects BEFORE INSERT ON lot_correction FOR EACH ROW EXECUTE FUNCTION correct_lot();

-- Splitting ----------------------------------------------------------------------------------------------------------

-- What is split off a lot stays in the stock.
ALTER TABLE transaction
  ADD CONSTRAINT transaction_split CHECK (transaction_type <> 'SPLIT' OR (quantity = 0 AND line_count = 2 AND char_length(btrim(coalesce(reason, ''))) > 0));

-- Expiry -------------------------------------------------------------------------------------------------------------

CREATE TYPE expiry_control AS ENUM ('REQUIRED', 'NONE');
ALTER TABLE drug
  ADD COLUMN expiry_control expiry_control NOT NULL DEFAULT 'REQUIRED',
  ADD COLUMN min_remaining_days int CONSTRAINT drug_min_remaining_days CHECK (min_remaining_days BETWEEN 0 AND 3650);
ALTER TABLE supplier ADD COLUMN min_remaining_days int CONSTRAINT supplier_min_remaining_days CHECK (min_remaining_days BETWEEN 0 AND 3650);
