-- Signing in through the OpenID Connect provider of an organization.

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "issuer" TEXT;

-- CreateTable
CREATE TABLE "identity_provider" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" BYTEA NOT NULL,
    "scope" TEXT NOT NULL,
    "groups_claim" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_role" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "group_name" TEXT NOT NULL,
    "pharmacy_id" UUID,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_identity" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_on" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_organization_id_key" ON "identity_provider"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_identity_organization_id_issuer_subject_key" ON "external_identity"("organization_id", "issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "external_identity_user_id_issuer_key" ON "external_identity"("user_id", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "sign_on_state_hash_key" ON "sign_on"("state_hash");

-- CreateIndex
CREATE INDEX "sign_on_expires_at_idx" ON "sign_on"("expires_at");

-- AddForeignKey
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_role" ADD CONSTRAINT "group_role_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "identity_provider"("organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_role" ADD CONSTRAINT "group_role_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on" ADD CONSTRAINT "sign_on_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE identity_provider
  ADD CONSTRAINT identity_provider_issuer CHECK (issuer ~ '^https?://[^[:space:]?#]+$'),
  ADD CONSTRAINT identity_provider_said CHECK (client_id <> '' AND groups_claim <> '' AND scope ~ '(^| )openid( |$)');
ALTER TABLE group_role ADD CONSTRAINT group_role_name CHECK (group_name <> '');
CREATE UNIQUE INDEX group_role_unique ON group_role (organization_id, group_name, coalesce(pharmacy_id, '00000000-0000-0000-0000-000000000000'::uuid));
ALTER TABLE external_identity ADD CONSTRAINT external_identity_subject CHECK (subject <> '' AND issuer <> '');
ALTER TABLE sign_on
  ADD CONSTRAINT sign_on_state_hash_form CHECK (state_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT sign_on_expiry CHECK (expires_at > created_at);

-- A session that a provider vouched for is of that provider's organization alone, and stays so.
CREATE FUNCTION refuse_other_issuer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'session_issuer_fixed: who vouched for the person of a session does not change.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'session_issuer_fixed';
END $$;
CREATE TRIGGER session_issuer_fixed BEFORE UPDATE OF issuer ON session FOR EACH ROW
  WHEN (OLD.issuer IS DISTINCT FROM NEW.issuer)
  EXECUTE FUNCTION refuse_other_issuer();
-- While a sign-on can still be completed, nothing may forget that it was.
CREATE FUNCTION refuse_second_sign_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'sign_on_kept: a sign-on that was completed is kept until its time is over.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_on_kept';
END $$;
CREATE TRIGGER sign_on_kept BEFORE DELETE ON sign_on FOR EACH ROW
  WHEN (OLD.expires_at > now())
  EXECUTE FUNCTION refuse_second_sign_on();
