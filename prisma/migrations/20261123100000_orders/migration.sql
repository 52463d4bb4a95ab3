-- CreateEnum
CREATE TYPE "order_kind" AS ENUM ('PURCHASE', 'ISSUE');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'SENT', 'PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "requester_may_approve" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "transaction" ADD COLUMN     "order_id" UUID;

-- CreateTable
CREATE TABLE "order_number" (
    "pharmacy_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "order_number_pkey" PRIMARY KEY ("pharmacy_id")
);

-- CreateTable
CREATE TABLE "supply_order" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "order_kind" NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'PENDING',
    "supplier_id" UUID,
    "note" TEXT,
    "requested_by_id" UUID NOT NULL,
    "approved_by_id" UUID,
    "acknowledged_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "fulfilled_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "supply_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "drug_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "fulfilled_quantity" INTEGER NOT NULL DEFAULT 0,
    "canceled_quantity" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "stock_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "from_status" "order_status",
    "to_status" "order_status" NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_number_pharmacy_id_organization_id_key" ON "order_number"("pharmacy_id", "organization_id");

-- CreateIndex
CREATE INDEX "supply_order_pharmacy_id_id_idx" ON "supply_order"("pharmacy_id", "id");

-- CreateIndex
CREATE INDEX "supply_order_requested_by_id_idx" ON "supply_order"("requested_by_id");

-- CreateIndex
CREATE INDEX "supply_order_supplier_id_idx" ON "supply_order"("supplier_id");

-- CreateIndex
CREATE UNIQUE INDEX "supply_order_pharmacy_id_number_key" ON "supply_order"("pharmacy_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "supply_order_id_organization_id_key" ON "supply_order"("id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "supply_order_id_pharmacy_id_organization_id_key" ON "supply_order"("id", "pharmacy_id", "organization_id");

-- CreateIndex
CREATE INDEX "order_line_drug_id_idx" ON "order_line"("drug_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_position_key" ON "order_line"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_id_organization_id_key" ON "order_line"("id", "organization_id");

-- CreateIndex
CREATE INDEX "allocation_lot_id_idx" ON "allocation"("lot_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_line_id_lot_id_key" ON "allocation"("line_id", "lot_id");

-- CreateIndex
CREATE INDEX "order_event_order_id_id_idx" ON "order_event"("order_id", "id");

-- CreateIndex
CREATE INDEX "transaction_order_id_idx" ON "transaction"("order_id");

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_order_id_pharmacy_id_organization_id_fkey" FOREIGN KEY ("order_id", "pharmacy_id", "organization_id") REFERENCES "supply_order"("id", "pharmacy_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_number" ADD CONSTRAINT "order_number_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supply_order" ADD CONSTRAINT "supply_order_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supply_order" ADD CONSTRAINT "supply_order_supplier_id_organization_id_fkey" FOREIGN KEY ("supplier_id", "organization_id") REFERENCES "supplier"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supply_order" ADD CONSTRAINT "supply_order_requested_by_id_organization_id_fkey" FOREIGN KEY ("requested_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supply_order" ADD CONSTRAINT "supply_order_approved_by_id_organization_id_fkey" FOREIGN KEY ("approved_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supply_order" ADD CONSTRAINT "supply_order_acknowledged_by_id_organization_id_fkey" FOREIGN KEY ("acknowledged_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_organization_id_fkey" FOREIGN KEY ("order_id", "organization_id") REFERENCES "supply_order"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_drug_id_organization_id_fkey" FOREIGN KEY ("drug_id", "organization_id") REFERENCES "drug"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_line_id_organization_id_fkey" FOREIGN KEY ("line_id", "organization_id") REFERENCES "order_line"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_lot_id_stock_id_organization_id_fkey" FOREIGN KEY ("lot_id", "stock_id", "organization_id") REFERENCES "lot"("id", "stock_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_organization_id_fkey" FOREIGN KEY ("order_id", "organization_id") REFERENCES "supply_order"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_actor_id_organization_id_fkey" FOREIGN KEY ("actor_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The rules that Prisma's schema language cannot say.

ALTER TABLE supply_order
  ADD CONSTRAINT supply_order_number CHECK (number > 0),
  ADD CONSTRAINT supply_order_supplier CHECK (kind = 'PURCHASE' OR supplier_id IS NULL),
  ADD CONSTRAINT supply_order_sent CHECK (status <> 'SENT' OR sent_at IS NOT NULL),
  ADD CONSTRAINT supply_order_fulfilled CHECK ((status = 'FULFILLED') = (fulfilled_at IS NOT NULL)),
  ADD CONSTRAINT supply_order_approved CHECK ((approved_at IS NULL) = (approved_by_id IS NULL)
    AND (status NOT IN ('APPROVED', 'SENT', 'PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT') OR approved_at IS NOT NULL)
    AND (status NOT IN ('PENDING', 'REJECTED') OR approved_at IS NULL)),
  ADD CONSTRAINT supply_order_acknowledged CHECK ((acknowledged_at IS NULL) = (acknowledged_by_id IS NULL)
    AND (acknowledged_at IS NULL OR status IN ('FULFILLED', 'CLOSED_SHORT')));
ALTER TABLE order_line
  ADD CONSTRAINT order_line_position CHECK (position > 0),
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 1 AND 10000000),
  ADD CONSTRAINT order_line_within_quantity
    CHECK (fulfilled_quantity >= 0 AND canceled_quantity >= 0 AND fulfilled_quantity::bigint + canceled_quantity <= quantity);
ALTER TABLE allocation ADD CONSTRAINT allocation_quantity CHECK (quantity > 0);
ALTER TABLE transaction ADD CONSTRAINT transaction_order CHECK (order_id IS NULL OR transaction_type IN ('DISPENSE', 'RECEIPT'));
ALTER TABLE order_number ADD CONSTRAINT order_number_last CHECK (last > 0);

CREATE TRIGGER supply_order_identity_fixed BEFORE UPDATE ON supply_order FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.pharmacy_id, OLD.number, OLD.kind, OLD.requested_by_id)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.pharmacy_id, NEW.number, NEW.kind, NEW.requested_by_id))
  EXECUTE FUNCTION refuse_identity_change();
CREATE TRIGGER order_line_identity_fixed BEFORE UPDATE ON order_line FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.order_id, OLD.position, OLD.drug_id, OLD.quantity)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.order_id, NEW.position, NEW.drug_id, NEW.quantity))
  EXECUTE FUNCTION refuse_identity_change();
CREATE TRIGGER allocation_identity_fixed BEFORE UPDATE ON allocation FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.line_id, OLD.stock_id, OLD.lot_id)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.line_id, NEW.stock_id, NEW.lot_id))
  EXECUTE FUNCTION refuse_identity_change();

-- The whole table of steps is src/domain/order-state.ts; the database holds to what no bug may do: an order that has ended stays as it is.
CREATE FUNCTION refuse_order_revival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'supply_order_final: an order that is % has ended; only its receipt can be confirmed, once.', OLD.status USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_order_final';
END $$;
CREATE TRIGGER supply_order_final BEFORE UPDATE ON supply_order FOR EACH ROW
  WHEN (OLD.status IN ('REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED')
        AND ((OLD.status, OLD.supplier_id, OLD.note, OLD.approved_by_id, OLD.approved_at, OLD.sent_at, OLD.fulfilled_at)
             IS DISTINCT FROM (NEW.status, NEW.supplier_id, NEW.note, NEW.approved_by_id, NEW.approved_at, NEW.sent_at, NEW.fulfilled_at)
             OR OLD.acknowledged_at IS NOT NULL
                AND (OLD.acknowledged_at, OLD.acknowledged_by_id) IS DISTINCT FROM (NEW.acknowledged_at, NEW.acknowledged_by_id)))
  EXECUTE FUNCTION refuse_order_revival();

CREATE FUNCTION refuse_undelivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was delivered or canceled of a line only grows.' USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_only_grows';
END $$;
CREATE TRIGGER order_line_only_grows BEFORE UPDATE ON order_line FOR EACH ROW
  WHEN (NEW.fulfilled_quantity < OLD.fulfilled_quantity OR NEW.canceled_quantity < OLD.canceled_quantity)
  EXECUTE FUNCTION refuse_undelivery();

-- At commit nothing is promised beyond what is outstanding of a line, nor to an order that is not under way; an order that has ended has
-- nothing outstanding.
CREATE FUNCTION check_line_promises() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := CASE WHEN TG_TABLE_NAME = 'allocation' THEN (to_jsonb(NEW) ->> 'line_id')::uuid ELSE NEW.id END;
BEGIN
  -- Held until the end of the transaction: nobody ends the order or cancels the line meanwhile.
  PERFORM 1 FROM order_line l JOIN supply_order o ON o.id = l.order_id WHERE l.id = checked FOR SHARE OF o, l;
  IF EXISTS (
    SELECT 1 FROM order_line l JOIN supply_order o ON o.id = l.order_id
      JOIN (SELECT line_id, sum(quantity) AS promised FROM allocation WHERE line_id = checked GROUP BY line_id) a ON a.line_id = l.id
     WHERE l.id = checked AND (o.status NOT IN ('APPROVED', 'SENT', 'PARTIALLY_FULFILLED')
                               OR a.promised > l.quantity - l.fulfilled_quantity - l.canceled_quantity)
  ) THEN
    RAISE EXCEPTION 'More is promised to line % than is outstanding.', checked USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_promises';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER allocation_promises AFTER INSERT OR UPDATE ON allocation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_line_promises();
CREATE CONSTRAINT TRIGGER order_line_promises AFTER UPDATE ON order_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_line_promises();

CREATE FUNCTION check_order_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = NEW.id AND l.fulfilled_quantity + l.canceled_quantity < l.quantity)
     OR EXISTS (SELECT 1 FROM allocation a JOIN order_line l ON l.id = a.line_id WHERE l.order_id = NEW.id) THEN
    RAISE EXCEPTION 'An order that is % has nothing outstanding and nothing promised.', NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_order_ended';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER supply_order_ended AFTER INSERT OR UPDATE ON supply_order
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status IN ('REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED'))
  EXECUTE FUNCTION check_order_ended();

CREATE FUNCTION check_line_of_open_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found order_status;
BEGIN
  SELECT o.status INTO found FROM supply_order o WHERE o.id = NEW.order_id FOR SHARE;
  IF found IN ('REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED') AND EXISTS (
    SELECT 1 FROM order_line l WHERE l.id = NEW.id AND l.fulfilled_quantity + l.canceled_quantity < l.quantity
  ) THEN
    RAISE EXCEPTION 'An order that is % has nothing outstanding.', found USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_order_ended';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER order_line_of_open_order AFTER INSERT ON order_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_line_of_open_order();

CREATE FUNCTION check_order_unpromised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM allocation a JOIN order_line l ON l.id = a.line_id WHERE l.order_id = NEW.id) THEN
    RAISE EXCEPTION 'An order that is % has nothing promised.', NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_promises';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER supply_order_unpromised AFTER UPDATE ON supply_order
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'PENDING' AND OLD.status <> 'PENDING')
  EXECUTE FUNCTION check_order_unpromised();

CREATE TRIGGER order_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is promised of a lot and a stock is the sum of allocations; their trigger alone writes it, one level deeper than any statement.
CREATE FUNCTION refuse_direct_allocated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'What is allocated of a % is written by allocations alone.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_allocated_from_allocations';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_allocated_from_allocations BEFORE UPDATE ON stock FOR EACH ROW
  WHEN (OLD.allocated IS DISTINCT FROM NEW.allocated) EXECUTE FUNCTION refuse_direct_allocated();
CREATE TRIGGER lot_allocated_from_allocations BEFORE UPDATE ON lot FOR EACH ROW
  WHEN (OLD.allocated IS DISTINCT FROM NEW.allocated) EXECUTE FUNCTION refuse_direct_allocated();

CREATE FUNCTION post_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  promised allocation%ROWTYPE;
  delta int := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN promised := OLD; delta := delta - OLD.quantity; END IF;
  IF TG_OP <> 'DELETE' THEN promised := NEW; delta := delta + NEW.quantity; END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (
    SELECT 1 FROM order_line l JOIN supply_order o ON o.id = l.order_id JOIN stock s ON s.id = NEW.stock_id
     WHERE l.id = NEW.line_id AND o.kind = 'ISSUE' AND s.pharmacy_id = o.pharmacy_id AND s.drug_id = l.drug_id
  ) THEN
    RAISE EXCEPTION 'A line is allocated from the stock of its drug at the pharmacy of its order.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_of_own_stock';
  END IF;
  UPDATE stock SET allocated = allocated + delta, updated_at = now() WHERE id = promised.stock_id;
  UPDATE lot SET allocated = allocated + delta, updated_at = now() WHERE id = promised.lot_id;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_post AFTER INSERT OR UPDATE OR DELETE ON allocation FOR EACH ROW EXECUTE FUNCTION post_allocation();
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Allocations are deleted row by row, so that what they promised is released.'
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_not_truncated';
END $$;
CREATE TRIGGER allocation_not_truncated BEFORE TRUNCATE ON allocation FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
