-- A second factor belongs to the account: an authenticator app, passkeys, and codes for whoever has lost them. An organization says of whom it asks for one.

-- CreateEnum
CREATE TYPE "factor_policy" AS ENUM ('NONE', 'MANAGERS', 'EVERYBODY');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "factor_policy" "factor_policy" NOT NULL DEFAULT 'NONE';

-- CreateTable
CREATE TABLE "totp" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "last_step" BIGINT,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "backed_up" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenge" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "bound_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "totp_account_id_idx" ON "totp"("account_id");

-- CreateIndex
CREATE INDEX "totp_master_key_id_idx" ON "totp"("master_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_account_id_code_hash_key" ON "recovery_code"("account_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_challenge_token_hash_key" ON "sign_in_challenge"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_challenge_user_id_idx" ON "sign_in_challenge"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_challenge_expires_at_idx" ON "sign_in_challenge"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_id_account_id_key" ON "app_user"("id", "account_id");

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_challenge" ADD CONSTRAINT "sign_in_challenge_user_id_account_id_fkey" FOREIGN KEY ("user_id", "account_id") REFERENCES "app_user"("id", "account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One secret counts, and one is being set up: whoever changes the phone has the old one until the new one is shown to work.
CREATE UNIQUE INDEX totp_confirmed_unique ON totp (account_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX totp_begun_unique ON totp (account_id) WHERE confirmed_at IS NULL;

ALTER TABLE totp
  ADD CONSTRAINT totp_wrapped_length CHECK (octet_length(wrapped) BETWEEN 44 AND 200),
  -- What confirms a secret is a code, which is used up by it.
  ADD CONSTRAINT totp_confirmed_by_code CHECK ((confirmed_at IS NULL) = (last_step IS NULL));
ALTER TABLE recovery_code
  ADD CONSTRAINT recovery_code_hash_form CHECK (code_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE passkey
  ADD CONSTRAINT passkey_credential_id_form CHECK (credential_id ~ '^[A-Za-z0-9_-]+$' AND char_length(credential_id) <= 1400),
  ADD CONSTRAINT passkey_public_key_length CHECK (octet_length(public_key) BETWEEN 1 AND 10000),
  ADD CONSTRAINT passkey_counter_not_negative CHECK (counter >= 0),
  ADD CONSTRAINT passkey_transports_few CHECK (coalesce(array_length(transports, 1), 0) <= 20),
  ADD CONSTRAINT passkey_name_length CHECK (char_length(name) <= 100 AND name ~ '\S');
ALTER TABLE sign_in_challenge
  ADD CONSTRAINT sign_in_challenge_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT sign_in_challenge_bound_hash_form CHECK (bound_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT sign_in_challenge_tries_few CHECK (tries BETWEEN 0 AND 5),
  ADD CONSTRAINT sign_in_challenge_expiry CHECK (expires_at > created_at);

-- What was used stays used, whoever writes.
CREATE FUNCTION refuse_factor_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '%: what proves who somebody is stays theirs, and what was used of it stays used.', TG_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER totp_only_forward BEFORE UPDATE ON totp FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.last_step < OLD.last_step OR NEW.last_step IS NULL AND OLD.last_step IS NOT NULL
     OR NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at AND OLD.confirmed_at IS NOT NULL)
  EXECUTE FUNCTION refuse_factor_return();
CREATE TRIGGER recovery_code_only_forward BEFORE UPDATE ON recovery_code FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.code_hash <> OLD.code_hash
     OR NEW.used_at IS DISTINCT FROM OLD.used_at AND OLD.used_at IS NOT NULL)
  EXECUTE FUNCTION refuse_factor_return();
CREATE TRIGGER passkey_only_forward BEFORE UPDATE ON passkey FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.credential_id <> OLD.credential_id OR NEW.public_key <> OLD.public_key
     OR NEW.counter < OLD.counter)
  EXECUTE FUNCTION refuse_factor_return();
CREATE TRIGGER sign_in_challenge_only_forward BEFORE UPDATE ON sign_in_challenge FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.user_id <> OLD.user_id OR NEW.token_hash <> OLD.token_hash
     OR NEW.bound_hash <> OLD.bound_hash OR NEW.expires_at <> OLD.expires_at OR NEW.tries < OLD.tries
     OR NEW.used_at IS DISTINCT FROM OLD.used_at AND OLD.used_at IS NOT NULL)
  EXECUTE FUNCTION refuse_factor_return();

-- A challenge that was used up could be used again, were it forgotten before its end.
CREATE TRIGGER sign_in_challenge_kept BEFORE DELETE ON sign_in_challenge FOR EACH ROW
  WHEN (OLD.expires_at > now()) EXECUTE FUNCTION refuse_factor_return();
