-- CreateEnum
CREATE TYPE "user_status" AS ENUM ('ACTIVE', 'DISABLED');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR');

-- CreateEnum
CREATE TYPE "controlled_schedule" AS ENUM ('CI', 'CII', 'CIII', 'CIV', 'CV');

-- CreateEnum
CREATE TYPE "lot_status" AS ENUM ('RELEASED', 'ON_HOLD', 'QUARANTINED', 'RECALLED');

-- CreateEnum
CREATE TYPE "transaction_type" AS ENUM ('OPENING', 'RECEIPT', 'DISPENSE', 'ADJUSTMENT', 'DISPOSAL', 'CUSTOMER_RETURN', 'SUPPLIER_RETURN', 'TRANSFER_OUT', 'TRANSFER_IN', 'COUNT', 'REVERSAL');

-- CreateEnum
CREATE TYPE "alert_kind" AS ENUM ('LOW_STOCK', 'OUT_OF_STOCK', 'EXPIRING', 'EXPIRED');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED');

-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('SUCCEEDED', 'REFUSED', 'DENIED', 'FAILED');

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pharmacy" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pharmacy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "status" "user_status" NOT NULL DEFAULT 'ACTIVE',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "pharmacy_id" UUID,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "pharmacy_id" UUID,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drug" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "generic_name" TEXT,
    "brand_name" TEXT,
    "description" TEXT,
    "dosage_form" TEXT,
    "strength" TEXT,
    "unit" TEXT NOT NULL,
    "ndc" TEXT,
    "ndc_key" TEXT,
    "gtin" TEXT,
    "controlled_schedule" "controlled_schedule",
    "storage" TEXT,
    "labeler_name" TEXT,
    "substances" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "routes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "marketing_start_on" DATE,
    "marketing_end_on" DATE,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drug_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drug_package" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "drug_id" UUID NOT NULL,
    "ndc" TEXT NOT NULL,
    "ndc_key" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "marketing_start_on" DATE,
    "marketing_end_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drug_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "contact_info" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "drug_id" UUID NOT NULL,
    "min_quantity" INTEGER NOT NULL DEFAULT 0,
    "max_quantity" INTEGER,
    "quantity" INTEGER NOT NULL DEFAULT 0,
    "allocated" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "stock_id" UUID NOT NULL,
    "lot_number" TEXT NOT NULL,
    "expires_on" DATE,
    "supplier_id" UUID,
    "status" "lot_status" NOT NULL DEFAULT 'RELEASED',
    "quantity" INTEGER NOT NULL DEFAULT 0,
    "allocated" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "stock_id" UUID NOT NULL,
    "drug_id" UUID NOT NULL,
    "transaction_type" "transaction_type" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "line_count" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "reason" TEXT,
    "note" TEXT,
    "reverses_id" UUID,

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inventory_log" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "stock_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "action" "transaction_type" NOT NULL,
    "quantity_changed" INTEGER NOT NULL,
    "quantity_after" INTEGER NOT NULL DEFAULT 0,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inventory_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "kind" "alert_kind" NOT NULL,
    "stock_id" UUID NOT NULL,
    "lot_id" UUID,
    "state" "alert_state" NOT NULL DEFAULT 'OPEN',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "snoozed_until" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "cause_ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "session_id" UUID,
    "action" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" UUID,
    "pharmacy_id" UUID,
    "outcome" "audit_outcome" NOT NULL,
    "code" TEXT,
    "payload" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "ip" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "position" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_head" (
    "organization_id" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "event_head_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "result" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pharmacy_organization_id_code_key" ON "pharmacy"("organization_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "pharmacy_id_organization_id_key" ON "pharmacy"("id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_id_organization_id_key" ON "app_user"("id", "organization_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organization_id_email_idx" ON "invitation"("organization_id", "email");

-- CreateIndex
CREATE INDEX "drug_organization_id_ndc_key_idx" ON "drug"("organization_id", "ndc_key");

-- CreateIndex
CREATE INDEX "drug_organization_id_gtin_idx" ON "drug"("organization_id", "gtin");

-- CreateIndex
CREATE UNIQUE INDEX "drug_organization_id_ndc_key" ON "drug"("organization_id", "ndc");

-- CreateIndex
CREATE UNIQUE INDEX "drug_id_organization_id_key" ON "drug"("id", "organization_id");

-- CreateIndex
CREATE INDEX "drug_package_organization_id_ndc_key_idx" ON "drug_package"("organization_id", "ndc_key");

-- CreateIndex
CREATE INDEX "drug_package_drug_id_idx" ON "drug_package"("drug_id");

-- CreateIndex
CREATE UNIQUE INDEX "drug_package_organization_id_ndc_key" ON "drug_package"("organization_id", "ndc");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_id_organization_id_key" ON "supplier"("id", "organization_id");

-- CreateIndex
CREATE INDEX "stock_drug_id_idx" ON "stock"("drug_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_pharmacy_id_drug_id_key" ON "stock"("pharmacy_id", "drug_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_id_organization_id_key" ON "stock"("id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_id_pharmacy_id_organization_id_key" ON "stock"("id", "pharmacy_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_id_drug_id_pharmacy_id_organization_id_key" ON "stock"("id", "drug_id", "pharmacy_id", "organization_id");

-- CreateIndex
CREATE INDEX "lot_stock_id_expires_on_idx" ON "lot"("stock_id", "expires_on");

-- CreateIndex
CREATE INDEX "lot_supplier_id_idx" ON "lot"("supplier_id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_id_stock_id_organization_id_key" ON "lot"("id", "stock_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_reverses_id_key" ON "transaction"("reverses_id");

-- CreateIndex
CREATE INDEX "transaction_pharmacy_id_id_idx" ON "transaction"("pharmacy_id", "id");

-- CreateIndex
CREATE INDEX "transaction_stock_id_id_idx" ON "transaction"("stock_id", "id");

-- CreateIndex
CREATE INDEX "transaction_drug_id_id_idx" ON "transaction"("drug_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_id_stock_id_organization_id_transaction_type_oc_key" ON "transaction"("id", "stock_id", "organization_id", "transaction_type", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "inventory_log_seq_key" ON "inventory_log"("seq");

-- CreateIndex
CREATE INDEX "inventory_log_transaction_id_idx" ON "inventory_log"("transaction_id");

-- CreateIndex
CREATE INDEX "inventory_log_lot_id_seq_idx" ON "inventory_log"("lot_id", "seq");

-- CreateIndex
CREATE INDEX "inventory_log_stock_id_seq_idx" ON "inventory_log"("stock_id", "seq");

-- CreateIndex
CREATE INDEX "alert_pharmacy_id_id_idx" ON "alert"("pharmacy_id", "id");

-- CreateIndex
CREATE INDEX "alert_stock_id_idx" ON "alert"("stock_id");

-- CreateIndex
CREATE INDEX "audit_log_organization_id_id_idx" ON "audit_log"("organization_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_organization_id_entity_type_entity_id_id_idx" ON "audit_log"("organization_id", "entity_type", "entity_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_organization_id_actor_id_id_idx" ON "audit_log"("organization_id", "actor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "event_seq_key" ON "event"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_organization_id_position_key" ON "event"("organization_id", "position");

-- CreateIndex
CREATE INDEX "idempotency_key_expires_at_idx" ON "idempotency_key"("expires_at");

-- AddForeignKey
ALTER TABLE "pharmacy" ADD CONSTRAINT "pharmacy_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_organization_id_fkey" FOREIGN KEY ("invited_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drug" ADD CONSTRAINT "drug_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drug_package" ADD CONSTRAINT "drug_package_drug_id_organization_id_fkey" FOREIGN KEY ("drug_id", "organization_id") REFERENCES "drug"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier" ADD CONSTRAINT "supplier_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_drug_id_organization_id_fkey" FOREIGN KEY ("drug_id", "organization_id") REFERENCES "drug"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_stock_id_organization_id_fkey" FOREIGN KEY ("stock_id", "organization_id") REFERENCES "stock"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_supplier_id_organization_id_fkey" FOREIGN KEY ("supplier_id", "organization_id") REFERENCES "supplier"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_stock_id_drug_id_pharmacy_id_organization_id_fkey" FOREIGN KEY ("stock_id", "drug_id", "pharmacy_id", "organization_id") REFERENCES "stock"("id", "drug_id", "pharmacy_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inventory_log" ADD CONSTRAINT "inventory_log_transaction_id_stock_id_organization_id_acti_fkey" FOREIGN KEY ("transaction_id", "stock_id", "organization_id", "action", "occurred_at") REFERENCES "transaction"("id", "stock_id", "organization_id", "transaction_type", "occurred_at") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inventory_log" ADD CONSTRAINT "inventory_log_lot_id_stock_id_organization_id_fkey" FOREIGN KEY ("lot_id", "stock_id", "organization_id") REFERENCES "lot"("id", "stock_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_stock_id_pharmacy_id_organization_id_fkey" FOREIGN KEY ("stock_id", "pharmacy_id", "organization_id") REFERENCES "stock"("id", "pharmacy_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_lot_id_stock_id_organization_id_fkey" FOREIGN KEY ("lot_id", "stock_id", "organization_id") REFERENCES "lot"("id", "stock_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_head" ADD CONSTRAINT "event_head_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
