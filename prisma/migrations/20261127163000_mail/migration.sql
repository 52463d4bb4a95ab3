-- Mail: letters that wait to be sent with the record of each, and sign-ups whose link has not been followed.

-- CreateEnum
CREATE TYPE "letter_status" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'DROPPED');

-- CreateTable
CREATE TABLE "pending_sign_up" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "organization_name" TEXT NOT NULL,
    "pharmacy_name" TEXT NOT NULL,
    "pharmacy_code" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" "letter_status" NOT NULL,
    "facts" BYTEA,
    "key_id" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_up_token_hash_key" ON "pending_sign_up"("token_hash");

-- CreateIndex
CREATE INDEX "pending_sign_up_expires_at_idx" ON "pending_sign_up"("expires_at");

-- CreateIndex
CREATE INDEX "letter_organization_id_template_created_at_idx" ON "letter"("organization_id", "template", "created_at");

-- CreateIndex
CREATE INDEX "letter_ended_at_idx" ON "letter"("ended_at");

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is due, and how many went to an address of late.
CREATE INDEX letter_due ON letter (next_try_at) WHERE status = 'QUEUED';
CREATE INDEX letter_recipient ON letter (lower(recipient), template, created_at);

ALTER TABLE pending_sign_up
  ADD CONSTRAINT pending_sign_up_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE letter
  ADD CONSTRAINT letter_recipient_line CHECK (recipient !~ '[[:cntrl:]]'),
  -- A token in what it says does not lie here longer than it is needed.
  ADD CONSTRAINT letter_facts_while_queued CHECK ((status = 'QUEUED') = (facts IS NOT NULL) AND (facts IS NULL) = (key_id IS NULL)),
  ADD CONSTRAINT letter_ended CHECK ((status = 'QUEUED') = (ended_at IS NULL));

-- What was sent, given up or dropped is a record.
CREATE FUNCTION refuse_letter_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'letter_ended_stays: a letter that was sent, given up or dropped does not change.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_ended_stays';
END $$;
CREATE TRIGGER letter_ended_stays BEFORE UPDATE ON letter FOR EACH ROW
  WHEN (OLD.status <> 'QUEUED') EXECUTE FUNCTION refuse_letter_change();

CREATE FUNCTION refuse_early_letter_removal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'letter_kept: a letter is kept until a day after its end.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_kept';
END $$;
CREATE TRIGGER letter_kept BEFORE DELETE ON letter FOR EACH ROW
  WHEN (OLD.ended_at IS NULL OR OLD.ended_at > now() - interval '1 day') EXECUTE FUNCTION refuse_early_letter_removal();
