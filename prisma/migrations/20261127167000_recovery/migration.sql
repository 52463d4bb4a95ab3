-- Links that let a person choose a new password, or prove that a new address is theirs.

-- CreateEnum
CREATE TYPE "account_link_kind" AS ENUM ('PASSWORD_RESET', 'EMAIL_CHANGE');

-- CreateTable
CREATE TABLE "account_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "account_link_kind" NOT NULL,
    "email" TEXT,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_link_token_hash_key" ON "account_link"("token_hash");

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_id_organization_id_fkey" FOREIGN KEY ("account_id", "organization_id") REFERENCES "app_user"("account_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_created_by_id_organization_id_fkey" FOREIGN KEY ("created_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE account_link
  ADD CONSTRAINT account_link_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT account_link_email CHECK ((kind = 'EMAIL_CHANGE') = (email IS NOT NULL)),
  ADD CONSTRAINT account_link_expiry CHECK (expires_at > created_at);
CREATE INDEX account_link_open ON account_link (account_id) WHERE used_at IS NULL;
CREATE INDEX account_link_over ON account_link (least(used_at, expires_at));

-- A link keeps what it was made with, and is used once.
CREATE FUNCTION refuse_other_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account_link_fixed: a link keeps what it was made with, and one that was used stays used.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'account_link_fixed';
END $$;
CREATE TRIGGER account_link_fixed BEFORE UPDATE ON account_link FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.account_id, OLD.kind, OLD.email, OLD.token_hash, OLD.created_by_id, OLD.created_at, OLD.expires_at)
          IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.account_id, NEW.kind, NEW.email, NEW.token_hash, NEW.created_by_id, NEW.created_at, NEW.expires_at)
        OR OLD.used_at IS NOT NULL)
  EXECUTE FUNCTION refuse_other_link();
