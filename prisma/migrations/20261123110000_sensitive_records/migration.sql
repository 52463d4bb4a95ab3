-- AlterTable
ALTER TABLE "supply_order" ADD COLUMN     "recipient" BYTEA;

-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_label" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "operation" TEXT,
    "entity_types" TEXT[],
    "fields" TEXT[],
    "entity_ids" UUID[],
    "request_id" TEXT NOT NULL,
    "ip" TEXT,
    "viewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_log_organization_id_id_idx" ON "access_log"("organization_id", "id");

-- CreateIndex
CREATE INDEX "access_log_organization_id_actor_id_id_idx" ON "access_log"("organization_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "access_log_entity_ids_idx" ON "access_log" USING GIN ("entity_ids");

-- CreateIndex
CREATE INDEX "data_key_master_key_id_idx" ON "data_key"("master_key_id");

-- CreateIndex
CREATE INDEX "supply_order_pharmacy_id_updated_at_id_idx" ON "supply_order"("pharmacy_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "data_key_organization_id_version_key" ON "data_key"("organization_id", "version");

-- AddForeignKey
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Sensitive texts ---------------------------------------------------------------------------------------------------

-- A sealed text is its key's version (4 bytes), a nonce (12), a tag (16) and at least one byte.
ALTER TABLE supply_order
  ADD CONSTRAINT supply_order_recipient_sealed CHECK (octet_length(recipient) BETWEEN 33 AND 1300),
  ADD CONSTRAINT supply_order_recipient_of_issue CHECK (recipient IS NULL OR kind = 'ISSUE');
CREATE FUNCTION refuse_new_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'supply_order_recipient_fixed: whom an order is for does not change.' USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_order_recipient_fixed';
END $$;
CREATE TRIGGER supply_order_recipient_fixed BEFORE UPDATE ON supply_order FOR EACH ROW
  WHEN (OLD.recipient IS DISTINCT FROM NEW.recipient) EXECUTE FUNCTION refuse_new_recipient();

ALTER TABLE data_key
  ADD CONSTRAINT data_key_version CHECK (version >= 1),
  ADD CONSTRAINT data_key_master_key_id CHECK (master_key_id ~ '^[A-Za-z0-9._-]{1,50}$'),
  ADD CONSTRAINT data_key_wrapped CHECK (octet_length(wrapped) = 60);
CREATE TRIGGER data_key_identity_fixed BEFORE UPDATE ON data_key FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.version, OLD.created_at) IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.version, NEW.created_at))
  EXECUTE FUNCTION refuse_identity_change();

CREATE FUNCTION refuse_renamed_wrapping() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'data_key_wrapped_anew: a data key under another master key is wrapped anew.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'data_key_wrapped_anew';
END $$;
CREATE TRIGGER data_key_wrapped_anew BEFORE UPDATE ON data_key FOR EACH ROW
  WHEN (OLD.master_key_id <> NEW.master_key_id AND OLD.wrapped = NEW.wrapped) EXECUTE FUNCTION refuse_renamed_wrapping();

-- What is never removed: without its key a text cannot be read again, and an order that came to be has a number.
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%_kept: rows of % are never removed.', TG_TABLE_NAME, TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_kept';
END $$;
CREATE TRIGGER data_key_kept BEFORE DELETE OR TRUNCATE ON data_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER supply_order_kept BEFORE DELETE OR TRUNCATE ON supply_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER order_line_kept BEFORE DELETE OR TRUNCATE ON order_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER order_number_kept BEFORE DELETE OR TRUNCATE ON order_number FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- Numbers only go up, one by one: a number given twice or left out is a question somebody asks.
CREATE FUNCTION refuse_number_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order_number_counts_up: the next order number after % is %.', OLD.last, OLD.last + 1
    USING ERRCODE = 'check_violation', CONSTRAINT = 'order_number_counts_up';
END $$;
CREATE FUNCTION refuse_late_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order_number_begins_at_one: the first order of a pharmacy has the number 1.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'order_number_begins_at_one';
END $$;
CREATE TRIGGER order_number_begins_at_one BEFORE INSERT ON order_number FOR EACH ROW
  WHEN (NEW.last <> 1) EXECUTE FUNCTION refuse_late_beginning();
CREATE TRIGGER order_number_counts_up BEFORE UPDATE ON order_number FOR EACH ROW
  WHEN (NEW.last <> OLD.last + 1 OR (OLD.pharmacy_id, OLD.organization_id) IS DISTINCT FROM (NEW.pharmacy_id, NEW.organization_id))
  EXECUTE FUNCTION refuse_number_jump();

-- What an order moved fits it: an ISSUE is dispensed, a PURCHASE is received, and at the end of the transaction some of it is delivered.
CREATE FUNCTION check_transaction_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM supply_order o WHERE o.id = NEW.order_id
       AND o.kind = (CASE NEW.transaction_type WHEN 'DISPENSE' THEN 'ISSUE' ELSE 'PURCHASE' END)::order_kind
       AND o.status IN ('PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT'))
  THEN
    RAISE EXCEPTION 'transaction_fits_order: a % does not fit order %.', NEW.transaction_type, NEW.order_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transaction_fits_order';
  END IF;
  RETURN NULL;
END $$;
-- What was delivered stays delivered, so the check above holds from then on.
CREATE FUNCTION refuse_return_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'supply_order_delivery_stays: an order of which some was delivered cannot become %.', NEW.status
    USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_order_delivery_stays';
END $$;
CREATE TRIGGER supply_order_delivery_stays BEFORE UPDATE ON supply_order FOR EACH ROW
  WHEN (OLD.status = 'PARTIALLY_FULFILLED' AND NEW.status NOT IN ('PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT'))
  EXECUTE FUNCTION refuse_return_of_delivery();
CREATE CONSTRAINT TRIGGER transaction_fits_order AFTER INSERT ON transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.order_id IS NOT NULL) EXECUTE FUNCTION check_transaction_of_order();

-- Who looked -------------------------------------------------------------------------------------------------------

ALTER TABLE access_log
  ADD CONSTRAINT access_log_tells_what CHECK (
    coalesce(cardinality(entity_types), 0) > 0 AND coalesce(cardinality(fields), 0) > 0 AND coalesce(cardinality(entity_ids), 0) > 0
    AND array_position(entity_types, NULL) IS NULL AND array_position(fields, NULL) IS NULL AND array_position(entity_ids, NULL) IS NULL);
CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
