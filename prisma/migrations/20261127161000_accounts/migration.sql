-- Who signs in is an account; what somebody is in an organization is a user. One person has one account and may be a user of several organizations.

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_id_email_key" ON "account"("id", "email");

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "account_id" UUID;

-- Every person so far is a user of one organization: their account takes its id from that user.
INSERT INTO account (id, email, password_hash, created_at, updated_at)
SELECT id, email, password_hash, created_at, updated_at FROM app_user WHERE kind = 'PERSON';
UPDATE app_user SET account_id = id WHERE kind = 'PERSON';

ALTER TABLE app_user DROP CONSTRAINT app_user_password_of_person;

-- AlterTable
ALTER TABLE "app_user" DROP COLUMN "password_hash";

-- CreateIndex
CREATE UNIQUE INDEX "app_user_account_id_organization_id_key" ON "app_user"("account_id", "organization_id");

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_account_id_email_fkey" FOREIGN KEY ("account_id", "email") REFERENCES "account"("id", "email") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE account
  ADD CONSTRAINT account_email_form CHECK (char_length(email) BETWEEN 3 AND 254 AND position('@' IN email) > 1);
CREATE UNIQUE INDEX account_email_unique ON account (lower(email));

ALTER TABLE app_user
  ADD CONSTRAINT app_user_account_of_person CHECK ((kind = 'PERSON') = (account_id IS NOT NULL));
-- That an address is somebody's alone is said of accounts; a member of an organization is still looked up by theirs.
DROP INDEX app_user_email_unique;
CREATE INDEX app_user_email ON app_user (organization_id, lower(email));

-- A user stays the user of whom they are: their records would otherwise become another person's.
CREATE FUNCTION refuse_other_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'app_user_account_fixed: a user is never given to another account.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'app_user_account_fixed';
END $$;
CREATE TRIGGER app_user_account_fixed BEFORE UPDATE ON app_user FOR EACH ROW
  WHEN (OLD.account_id IS DISTINCT FROM NEW.account_id AND OLD.kind = NEW.kind) EXECUTE FUNCTION refuse_other_account();
