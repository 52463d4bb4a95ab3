-- The rules that Prisma's schema language cannot say: checks, triggers, partial and expression indexes.
-- Constraint names are part of the interface: src/platform/database-errors.ts turns them into answers.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A UUIDv7 for rows that SQL itself makes (PostgreSQL has one of its own from 18 on): 48 bits of milliseconds, then chance.
CREATE FUNCTION new_uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Names and texts ---------------------------------------------------------------------------------------------------

ALTER TABLE organization ADD CONSTRAINT organization_name_length CHECK (char_length(btrim(name)) BETWEEN 1 AND 200);
ALTER TABLE pharmacy
  ADD CONSTRAINT pharmacy_name_length CHECK (char_length(btrim(name)) BETWEEN 1 AND 200),
  ADD CONSTRAINT pharmacy_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$');
ALTER TABLE app_user
  ADD CONSTRAINT app_user_email_form CHECK (char_length(email) BETWEEN 3 AND 254 AND position('@' IN email) > 1),
  ADD CONSTRAINT app_user_name_length CHECK (char_length(btrim(name)) BETWEEN 1 AND 200);
ALTER TABLE session ADD CONSTRAINT session_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE invitation ADD CONSTRAINT invitation_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE drug
  ADD CONSTRAINT drug_name_length CHECK (char_length(btrim(name)) BETWEEN 1 AND 500),
  ADD CONSTRAINT drug_unit_length CHECK (char_length(btrim(unit)) BETWEEN 1 AND 50),
  ADD CONSTRAINT drug_ndc_key CHECK ((ndc IS NULL) = (ndc_key IS NULL)),
  ADD CONSTRAINT drug_gtin_form CHECK (gtin ~ '^[0-9]{14}$');
ALTER TABLE supplier ADD CONSTRAINT supplier_name_length CHECK (char_length(btrim(name)) BETWEEN 1 AND 200);

CREATE UNIQUE INDEX app_user_email_unique ON app_user (lower(email));
CREATE UNIQUE INDEX membership_unique ON membership (user_id, coalesce(pharmacy_id, '00000000-0000-0000-0000-000000000000'::uuid));
CREATE UNIQUE INDEX supplier_name_unique ON supplier (organization_id, lower(name)) WHERE archived_at IS NULL;
-- One open invitation for an address and place; a new one replaces it.
CREATE UNIQUE INDEX invitation_open_unique ON invitation
  (organization_id, lower(email), coalesce(pharmacy_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE accepted_at IS NULL;

-- What a search for a drug looks at; immutable, so that a trigram index can serve "contains".
CREATE FUNCTION drug_search_text(name text, generic_name text, brand_name text, strength text, dosage_form text, labeler_name text,
                                 ndc text, ndc_key text, gtin text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  lower(name || ' ' || coalesce(generic_name, '') || ' ' || coalesce(brand_name, '') || ' ' || coalesce(strength, '') || ' ' ||
        coalesce(dosage_form, '') || ' ' || coalesce(labeler_name, '') || ' ' || coalesce(ndc, '') || ' ' || coalesce(ndc_key, '') || ' ' ||
        coalesce(gtin, ''));
CREATE INDEX drug_search ON drug
  USING gin (drug_search_text(name, generic_name, brand_name, strength, dosage_form, labeler_name, ndc, ndc_key, gtin) gin_trgm_ops);
CREATE INDEX drug_by_name ON drug (organization_id, lower(name), id);

-- Stock and lots ----------------------------------------------------------------------------------------------------

ALTER TABLE stock
  ADD CONSTRAINT stock_quantity_not_negative CHECK (quantity >= 0),
  ADD CONSTRAINT stock_quantity_bounded CHECK (quantity <= 1000000000),
  ADD CONSTRAINT stock_allocated_within_quantity CHECK (allocated BETWEEN 0 AND quantity),
  ADD CONSTRAINT stock_levels CHECK (min_quantity >= 0 AND (max_quantity IS NULL OR max_quantity >= min_quantity));
ALTER TABLE lot
  ADD CONSTRAINT lot_number_length CHECK (char_length(btrim(lot_number)) BETWEEN 1 AND 50),
  ADD CONSTRAINT lot_quantity_not_negative CHECK (quantity >= 0),
  ADD CONSTRAINT lot_allocated_within_quantity CHECK (allocated BETWEEN 0 AND quantity);

CREATE UNIQUE INDEX lot_unique ON lot (stock_id, lot_number, coalesce(expires_on, 'infinity'::date));
CREATE INDEX lot_on_hand ON lot (stock_id, expires_on) WHERE quantity > 0;
CREATE INDEX lot_expiring ON lot (expires_on) WHERE quantity > 0;

CREATE FUNCTION refuse_identity_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The identity of a % never changes.', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_identity_fixed';
END $$;

CREATE TRIGGER stock_identity_fixed BEFORE UPDATE ON stock FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.pharmacy_id, OLD.drug_id) IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.pharmacy_id, NEW.drug_id))
  EXECUTE FUNCTION refuse_identity_change();
CREATE TRIGGER lot_identity_fixed BEFORE UPDATE ON lot FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.stock_id, OLD.lot_number, OLD.expires_on)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.stock_id, NEW.lot_number, NEW.expires_on))
  EXECUTE FUNCTION refuse_identity_change();

-- Balances are written by the ledger's trigger alone, which runs one level deeper than any statement.
CREATE FUNCTION refuse_direct_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'The quantity of a % is written by the ledger alone: insert an inventory_log line.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_balance_from_ledger';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER stock_balance_from_ledger BEFORE UPDATE ON stock FOR EACH ROW
  WHEN (OLD.quantity IS DISTINCT FROM NEW.quantity) EXECUTE FUNCTION refuse_direct_balance();
CREATE TRIGGER stock_starts_empty BEFORE INSERT ON stock FOR EACH ROW
  WHEN (NEW.quantity <> 0 OR NEW.allocated <> 0) EXECUTE FUNCTION refuse_direct_balance();
CREATE TRIGGER lot_balance_from_ledger BEFORE UPDATE ON lot FOR EACH ROW
  WHEN (OLD.quantity IS DISTINCT FROM NEW.quantity) EXECUTE FUNCTION refuse_direct_balance();
CREATE TRIGGER lot_starts_empty BEFORE INSERT ON lot FOR EACH ROW
  WHEN (NEW.quantity <> 0 OR NEW.allocated <> 0) EXECUTE FUNCTION refuse_direct_balance();

-- The ledger --------------------------------------------------------------------------------------------------------

ALTER TABLE transaction
  ADD CONSTRAINT transaction_has_lines CHECK (line_count >= 1),
  ADD CONSTRAINT transaction_sign CHECK (CASE
    WHEN transaction_type IN ('OPENING', 'RECEIPT', 'CUSTOMER_RETURN', 'TRANSFER_IN') THEN quantity > 0
    WHEN transaction_type IN ('DISPENSE', 'DISPOSAL', 'SUPPLIER_RETURN', 'TRANSFER_OUT') THEN quantity < 0
    ELSE true END),
  ADD CONSTRAINT transaction_reason CHECK (transaction_type NOT IN ('ADJUSTMENT', 'DISPOSAL', 'REVERSAL') OR char_length(btrim(coalesce(reason, ''))) > 0),
  ADD CONSTRAINT transaction_reversal CHECK ((transaction_type = 'REVERSAL') = (reverses_id IS NOT NULL)),
  ADD CONSTRAINT transaction_not_in_future CHECK (occurred_at <= timestamp);
ALTER TABLE inventory_log
  ADD CONSTRAINT inventory_log_changes CHECK (quantity_changed <> 0),
  ADD CONSTRAINT inventory_log_after_not_negative CHECK (quantity_after >= 0),
  ADD CONSTRAINT inventory_log_sign CHECK (CASE
    WHEN action IN ('OPENING', 'RECEIPT', 'CUSTOMER_RETURN', 'TRANSFER_IN') THEN quantity_changed > 0
    WHEN action IN ('DISPENSE', 'DISPOSAL', 'SUPPLIER_RETURN', 'TRANSFER_OUT') THEN quantity_changed < 0
    ELSE true END);

-- Posting a line moves the balances of its lot and stock, and tells the line the balance after. The row locks it takes
-- are the same whoever writes, so even hand-written SQL cannot race past the checks above.
CREATE FUNCTION post_inventory_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lowest bigint;
BEGIN
  UPDATE stock SET quantity = quantity + NEW.quantity_changed, updated_at = now() WHERE id = NEW.stock_id;
  UPDATE lot SET quantity = quantity + NEW.quantity_changed, updated_at = now()
    WHERE id = NEW.lot_id RETURNING quantity INTO NEW.quantity_after;
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
CREATE TRIGGER inventory_log_post BEFORE INSERT ON inventory_log FOR EACH ROW EXECUTE FUNCTION post_inventory_log();

-- At commit each header has exactly its lines, and a reversal is the exact negation of what it reverses.
CREATE FUNCTION check_transaction_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  header transaction%ROWTYPE;
  found_lines bigint;
  found_quantity bigint;
  original transaction%ROWTYPE;
BEGIN
  IF TG_TABLE_NAME = 'transaction' THEN
    header := NEW;
  ELSE
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
CREATE CONSTRAINT TRIGGER transaction_whole AFTER INSERT ON transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_transaction_whole();
CREATE CONSTRAINT TRIGGER inventory_log_whole AFTER INSERT ON inventory_log
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_transaction_whole();

-- Append-only -------------------------------------------------------------------------------------------------------

-- Per statement, so that even an UPDATE that would match no row is refused, for the owner as well.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are only ever inserted.', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
CREATE TRIGGER transaction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transaction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inventory_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inventory_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE audit_log
  ADD CONSTRAINT audit_log_code CHECK ((outcome = 'SUCCEEDED') = (code IS NULL)),
  ADD CONSTRAINT audit_log_action_length CHECK (char_length(action) BETWEEN 1 AND 100);

-- Alerts ------------------------------------------------------------------------------------------------------------

ALTER TABLE alert
  ADD CONSTRAINT alert_lot_kinds CHECK ((kind IN ('EXPIRING', 'EXPIRED')) = (lot_id IS NOT NULL)),
  ADD CONSTRAINT alert_snoozed CHECK ((state = 'SNOOZED') = (snoozed_until IS NOT NULL)),
  ADD CONSTRAINT alert_resolved CHECK ((state = 'RESOLVED') = (resolved_at IS NOT NULL)),
  ADD CONSTRAINT alert_cause_ended CHECK (cause_ended_at IS NULL OR state = 'RESOLVED');
-- Once per cause: while the cause lasts there is one alert, even when a person has resolved it.
CREATE UNIQUE INDEX alert_once_per_cause ON alert
  (stock_id, kind, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE cause_ended_at IS NULL;
CREATE INDEX alert_snoozed_until ON alert (snoozed_until) WHERE state = 'SNOOZED';

-- The outbox --------------------------------------------------------------------------------------------------------

CREATE INDEX event_unsequenced ON event (seq) WHERE position IS NULL;

-- An event changes once: when it is given its position.
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An event is only ever given its position, once.' USING ERRCODE = 'check_violation', CONSTRAINT = 'event_fixed';
END $$;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event FOR EACH ROW
  WHEN (OLD.position IS NOT NULL OR (OLD.id, OLD.organization_id, OLD.pharmacy_id, OLD.seq, OLD.type, OLD.payload, OLD.created_at)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.pharmacy_id, NEW.seq, NEW.type, NEW.payload, NEW.created_at))
  EXECUTE FUNCTION refuse_event_change();

-- Reading under a lock ----------------------------------------------------------------------------------------------

-- Locks stocks in id order and answers their lots as they are once the locks are held. A plain "SELECT … FOR UPDATE" with a
-- join would read the lots by the snapshot taken before it waited; in a volatile function each statement takes its own.
CREATE FUNCTION locked_lots(stock_ids uuid[]) RETURNS SETOF lot LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM 1 FROM stock s WHERE s.id = ANY (stock_ids) ORDER BY s.id FOR UPDATE;
  RETURN QUERY SELECT l.* FROM lot l WHERE l.stock_id = ANY (stock_ids) ORDER BY l.id;
END $$;
