-- CreateEnum
CREATE TYPE "sealed_kind" AS ENUM ('AUDIT', 'ACCESS');

-- CreateTable
CREATE TABLE "audit_seal" (
    "chain_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "kind" "sealed_kind" NOT NULL,
    "row_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("chain_id","position")
);

-- CreateTable
CREATE TABLE "audit_unsealed" (
    "row_id" UUID NOT NULL,
    "kind" "sealed_kind" NOT NULL,

    CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY ("row_id","kind")
);

-- CreateTable
CREATE TABLE "audit_checkpoint" (
    "id" UUID NOT NULL,
    "chain_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_verification" (
    "chain_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "problem_position" BIGINT,

    CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("chain_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_kind_row_id_key" ON "audit_seal"("kind", "row_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_checkpoint_chain_id_position_key_id_key" ON "audit_checkpoint"("chain_id", "position", "key_id");

-- Seals -----------------------------------------------------------------------------------------------------------

ALTER TABLE audit_seal
  ADD CONSTRAINT audit_seal_position CHECK (position >= 1),
  ADD CONSTRAINT audit_seal_hash CHECK (octet_length(hash) = 32);
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE audit_checkpoint
  ADD CONSTRAINT audit_checkpoint_position CHECK (position >= 1),
  ADD CONSTRAINT audit_checkpoint_hash CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT audit_checkpoint_key_id CHECK (key_id ~ '^[0-9a-f]{16}$'),
  ADD CONSTRAINT audit_checkpoint_signature CHECK (octet_length(signature) = 64);
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE audit_verification
  ADD CONSTRAINT audit_verification_position CHECK (position >= 0),
  ADD CONSTRAINT audit_verification_hash CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT audit_verification_problem CHECK (problem IS NOT NULL OR problem_position IS NULL);

-- The queue: a row enters it in its own transaction, so that a sealer which sees the one sees the other.
CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_unsealed (row_id, kind) SELECT id, TG_ARGV[0]::sealed_kind FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_log_awaits_seal AFTER INSERT ON audit_log
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_seal('AUDIT');
CREATE TRIGGER access_log_awaits_seal AFTER INSERT ON access_log
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_seal('ACCESS');

-- What was recorded before there were seals is sealed as well.
INSERT INTO audit_unsealed (row_id, kind) SELECT id, 'AUDIT'::sealed_kind FROM audit_log UNION ALL SELECT id, 'ACCESS'::sealed_kind FROM access_log;
