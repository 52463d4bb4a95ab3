-- CreateEnum
CREATE TYPE "user_kind" AS ENUM ('PERSON', 'SERVICE');

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "kind" "user_kind" NOT NULL DEFAULT 'PERSON',
ALTER COLUMN "password_hash" DROP NOT NULL;

-- CreateTable
CREATE TABLE "service_key" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "permissions" TEXT[],
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_key_place" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "service_key_id" UUID NOT NULL,
    "pharmacy_id" UUID,

    CONSTRAINT "service_key_place_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_key_user_id_key" ON "service_key"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_key_key_hash_key" ON "service_key"("key_hash");

-- CreateIndex
CREATE INDEX "service_key_organization_id_id_idx" ON "service_key"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "service_key_id_organization_id_key" ON "service_key"("id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_key_user_id_organization_id_key" ON "service_key"("user_id", "organization_id");

-- CreateIndex
CREATE INDEX "service_key_place_service_key_id_idx" ON "service_key_place"("service_key_id");

-- AddForeignKey
ALTER TABLE "service_key" ADD CONSTRAINT "service_key_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_key" ADD CONSTRAINT "service_key_created_by_id_organization_id_fkey" FOREIGN KEY ("created_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_key_place" ADD CONSTRAINT "service_key_place_service_key_id_organization_id_fkey" FOREIGN KEY ("service_key_id", "organization_id") REFERENCES "service_key"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_key_place" ADD CONSTRAINT "service_key_place_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Services are users without a password ------------------------------------------------------------------------------

ALTER TABLE app_user
  ADD CONSTRAINT app_user_password_of_person CHECK ((kind = 'PERSON') = (password_hash IS NOT NULL)),
  ADD CONSTRAINT app_user_service_address CHECK (kind = 'PERSON' OR email = id::text || '@service.invalid');

CREATE FUNCTION refuse_other_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'app_user_kind_fixed: a person does not become a service, nor a service a person.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'app_user_kind_fixed';
END $$;
CREATE TRIGGER app_user_kind_fixed BEFORE UPDATE ON app_user FOR EACH ROW
  WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION refuse_other_kind();

-- What a service never has: a role, a session, a place in a conversation.
CREATE FUNCTION require_person() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = NEW.user_id AND u.kind = 'PERSON') THEN
    RAISE EXCEPTION '%_of_person: a service has no %.', TG_TABLE_NAME, TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_of_person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_of_person BEFORE INSERT OR UPDATE OF user_id ON membership
  FOR EACH ROW EXECUTE FUNCTION require_person();
CREATE TRIGGER session_of_person BEFORE INSERT OR UPDATE OF user_id ON session
  FOR EACH ROW EXECUTE FUNCTION require_person();
CREATE TRIGGER conversation_participant_of_person BEFORE INSERT OR UPDATE OF user_id ON conversation_participant
  FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION require_person();

-- Keys ---------------------------------------------------------------------------------------------------------------

ALTER TABLE service_key
  ADD CONSTRAINT service_key_hash_form CHECK (key_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT service_key_permissions CHECK (permissions IS NOT NULL AND cardinality(permissions) BETWEEN 1 AND 100),
  ADD CONSTRAINT service_key_expiry CHECK (expires_at > created_at);
CREATE UNIQUE INDEX service_key_place_unique ON service_key_place
  (service_key_id, coalesce(pharmacy_id, '00000000-0000-0000-0000-000000000000'::uuid));

CREATE FUNCTION check_service_key() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = NEW.user_id AND u.kind = 'SERVICE')
     OR NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = NEW.created_by_id AND u.kind = 'PERSON') THEN
    RAISE EXCEPTION 'service_key_of_service: a service key belongs to a service and is made by a person.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'service_key_of_service';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_key_of_service BEFORE INSERT ON service_key FOR EACH ROW EXECUTE FUNCTION check_service_key();

-- What a key gives is fixed when it is made; what was revoked stays revoked.
CREATE FUNCTION refuse_other_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'service_key_fixed: a service key keeps what it was made with, and a revoked one stays revoked.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'service_key_fixed';
END $$;
CREATE TRIGGER service_key_fixed BEFORE UPDATE ON service_key FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.user_id, OLD.key_hash, OLD.permissions, OLD.created_by_id, OLD.created_at, OLD.expires_at)
          IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.user_id, NEW.key_hash, NEW.permissions, NEW.created_by_id, NEW.created_at, NEW.expires_at)
        OR (OLD.revoked_at IS NOT NULL AND OLD.revoked_at IS DISTINCT FROM NEW.revoked_at))
  EXECUTE FUNCTION refuse_other_key();
CREATE TRIGGER service_key_kept BEFORE DELETE OR TRUNCATE ON service_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER service_key_place_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON service_key_place
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
