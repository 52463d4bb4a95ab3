-- Devices on which somebody signed in, and what people who are not signed in tried in vain.

-- CreateTable
CREATE TABLE "known_device" (
    "id" UUID NOT NULL DEFAULT new_uuid_v7(),
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visitor_attempt" (
    "id" UUID NOT NULL DEFAULT new_uuid_v7(),
    "network" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "action" TEXT,
    "outcome" "audit_outcome",
    "code" TEXT,
    "entity_type" TEXT,
    "entity_id" UUID,
    "organization_id" UUID,
    "payload" JSONB,
    "request_id" TEXT,
    "ip" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visitor_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "known_device_account_id_token_hash_key" ON "known_device"("account_id", "token_hash");

-- CreateIndex
CREATE INDEX "known_device_last_used_at_idx" ON "known_device"("last_used_at");

-- CreateIndex
CREATE INDEX "visitor_attempt_created_at_idx" ON "visitor_attempt"("created_at");

-- AddForeignKey
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE known_device ADD CONSTRAINT known_device_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$');

-- One attempt is told; many are only counted. Neither is a success, nor as large as a stranger pleases.
ALTER TABLE visitor_attempt
  ADD CONSTRAINT visitor_attempt_count CHECK (count > 0),
  ADD CONSTRAINT visitor_attempt_told CHECK (num_nulls(action, outcome, code, entity_type, payload, request_id) IN (0, 6) AND (action IS NULL OR count = 1)),
  ADD CONSTRAINT visitor_attempt_outcome CHECK (outcome <> 'SUCCEEDED'),
  ADD CONSTRAINT visitor_attempt_payload_size CHECK (octet_length(payload::text) <= 4096);
