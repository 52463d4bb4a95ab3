-- A person's own key, under which the trail keeps who they were, and the erasing of a person, which destroys it.

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "person_key" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "user_id" UUID,
    "former_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_key_user_id_idx" ON "person_key"("user_id");

-- AddForeignKey
ALTER TABLE "person_key" ADD CONSTRAINT "person_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_key" ADD CONSTRAINT "person_key_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE UNIQUE INDEX person_key_address ON person_key (organization_id, address) WHERE former_at IS NULL;
ALTER TABLE person_key
  ADD CONSTRAINT person_key_length CHECK (octet_length(key) = 32),
  ADD CONSTRAINT person_key_address_form CHECK (position('@' IN address) > 1);

-- Whose a key is -----------------------------------------------------------------------------------------------------

-- A key is its person's from the beginning where the organization knows them, by the address or by whom it was typed for. Who is being erased at this moment is waited for, and gets none any more:
-- their address would stand here in clear.
CREATE FUNCTION own_person_key() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  holder uuid;
BEGIN
  SELECT id INTO holder FROM app_user
   WHERE organization_id = NEW.organization_id AND lower(email) = NEW.address AND kind = 'PERSON' FOR SHARE;
  IF FOUND OR NEW.user_id IS NULL THEN
    NEW.user_id := holder;
    RETURN NEW;
  END IF;
  PERFORM FROM app_user WHERE id = NEW.user_id AND erased_at IS NULL FOR SHARE;
  IF FOUND THEN RETURN NEW; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_key_owned BEFORE INSERT ON person_key FOR EACH ROW EXECUTE FUNCTION own_person_key();

-- Whoever takes an address takes its key, where it is nobody's; what is sealed for somebody who had the address before stays theirs, and goes with them.
CREATE FUNCTION take_person_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person_key SET former_at = now()
   WHERE organization_id = NEW.organization_id AND address = NEW.email AND former_at IS NULL AND user_id <> NEW.id;
  UPDATE person_key SET user_id = NEW.id
   WHERE organization_id = NEW.organization_id AND address = NEW.email AND former_at IS NULL AND user_id IS NULL;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION take_person_key() FROM PUBLIC;
CREATE TRIGGER app_user_takes_key AFTER INSERT OR UPDATE OF email ON app_user FOR EACH ROW
  WHEN (NEW.kind = 'PERSON' AND NEW.erased_at IS NULL) EXECUTE FUNCTION take_person_key();

CREATE FUNCTION refuse_other_person_key() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'person_key_fixed: a key stays what and whose it is; it can only be destroyed.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'person_key_fixed';
END $$;
CREATE TRIGGER person_key_fixed BEFORE UPDATE ON person_key FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.address, OLD.key, OLD.created_at) IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.address, NEW.key, NEW.created_at)
        OR (OLD.user_id IS NOT NULL AND OLD.user_id IS DISTINCT FROM NEW.user_id)
        OR (OLD.former_at IS NOT NULL AND OLD.former_at IS DISTINCT FROM NEW.former_at))
  EXECUTE FUNCTION refuse_other_person_key();

-- What is sealed under a key can never be read again without it, so it goes with its person alone.
CREATE FUNCTION refuse_lost_key() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM app_user WHERE id = OLD.user_id AND erased_at IS NOT NULL) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'person_key_kept: a key is kept until its person is erased.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'person_key_kept';
END $$;
CREATE TRIGGER person_key_kept BEFORE DELETE ON person_key FOR EACH ROW EXECUTE FUNCTION refuse_lost_key();

-- Who is erased ------------------------------------------------------------------------------------------------------

ALTER TABLE app_user
  DROP CONSTRAINT app_user_account_of_person,
  ADD CONSTRAINT app_user_account_of_person CHECK ((kind = 'PERSON' AND erased_at IS NULL) = (account_id IS NOT NULL)),
  ADD CONSTRAINT app_user_erased CHECK (erased_at IS NULL
    OR (kind = 'PERSON' AND status = 'DISABLED' AND name = 'Erased person' AND email = id::text || '@erased.invalid'));

DROP TRIGGER app_user_account_fixed ON app_user;
CREATE TRIGGER app_user_account_fixed BEFORE UPDATE ON app_user FOR EACH ROW
  WHEN (OLD.account_id IS DISTINCT FROM NEW.account_id AND OLD.kind = NEW.kind AND NOT (NEW.account_id IS NULL AND NEW.erased_at IS NOT NULL))
  EXECUTE FUNCTION refuse_other_account();

CREATE FUNCTION refuse_erased_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'app_user_erased_stays: who was erased does not come back, and only who is disabled is erased.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'app_user_erased_stays';
END $$;
CREATE TRIGGER app_user_erased_stays BEFORE UPDATE ON app_user FOR EACH ROW
  WHEN ((OLD.erased_at IS NOT NULL AND OLD.erased_at IS DISTINCT FROM NEW.erased_at)
        OR (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND OLD.status <> 'DISABLED'))
  EXECUTE FUNCTION refuse_erased_return();

-- What is kept for a least time goes with its person all the same.
CREATE OR REPLACE FUNCTION refuse_early_removal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM app_user WHERE id = OLD.user_id AND erased_at IS NOT NULL) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'session_kept: a session is kept until a day after its end.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'session_kept';
END $$;

CREATE OR REPLACE FUNCTION refuse_early_letter_removal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Their keys are destroyed last, so they still tell which addresses were theirs.
  IF EXISTS (SELECT FROM person_key k JOIN app_user u ON u.id = k.user_id
              WHERE k.address = lower(OLD.recipient) AND k.organization_id = coalesce(OLD.organization_id, k.organization_id) AND u.erased_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'letter_kept: a letter is kept until a day after its end.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_kept';
END $$;

-- Nobody signs in as somebody who is disabled, so nothing is used twice where their challenge is forgotten.
CREATE FUNCTION refuse_early_challenge_removal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM app_user WHERE id = OLD.user_id AND status = 'DISABLED') THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'sign_in_challenge_kept: a challenge is kept until its end.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_in_challenge_kept';
END $$;
DROP TRIGGER sign_in_challenge_kept ON sign_in_challenge;
CREATE TRIGGER sign_in_challenge_kept BEFORE DELETE ON sign_in_challenge FOR EACH ROW
  WHEN (OLD.expires_at > now()) EXECUTE FUNCTION refuse_early_challenge_removal();

-- The server may neither rename a user nor remove an account; this does both, for a member who is disabled. Who they were goes out of all that can change, and
-- the keys are destroyed under which what cannot change has it. An account that is of no other organization goes whole. Answers whether it stays.
CREATE FUNCTION erase_user(of_user uuid, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person app_user%ROWTYPE;
  addresses text[];
  stays boolean;
BEGIN
  SELECT * INTO person FROM app_user WHERE id = of_user AND kind = 'PERSON' AND status = 'DISABLED' AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'app_user_erased_stays: who was erased does not come back, and only who is disabled is erased.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'app_user_erased_stays';
  END IF;
  -- Whoever becomes a member elsewhere by this account comes before, or finds none.
  PERFORM FROM account WHERE id = person.account_id FOR UPDATE;
  stays := EXISTS (SELECT FROM app_user WHERE account_id = person.account_id AND id <> of_user);

  -- Keys say which addresses were theirs; one of them says what is theirs now.
  INSERT INTO person_key (id, organization_id, address, key, user_id)
  VALUES (new_uuid_v7(), person.organization_id, person.email, decode(repeat('00', 32), 'hex'), of_user) ON CONFLICT DO NOTHING;
  -- An address that was invited once, and that they asked for later and never confirmed.
  UPDATE person_key k SET user_id = of_user FROM account_link l
   WHERE l.account_id = person.account_id AND l.organization_id = person.organization_id AND lower(l.email) = k.address
     AND k.organization_id = person.organization_id AND k.user_id IS NULL AND k.former_at IS NULL;
  SELECT array_agg(DISTINCT k.address) INTO addresses FROM person_key k
   WHERE k.user_id = of_user
     AND NOT EXISTS (SELECT FROM app_user other WHERE other.organization_id = person.organization_id AND other.email = k.address AND other.id <> of_user);

  DELETE FROM account_link WHERE account_id = person.account_id AND organization_id = person.organization_id;
  DELETE FROM external_identity WHERE user_id = of_user;
  DELETE FROM membership WHERE user_id = of_user;
  DELETE FROM invitation WHERE organization_id = person.organization_id AND email = ANY (addresses);
  DELETE FROM visitor_attempt WHERE organization_id = person.organization_id AND entity_id = of_user;
  DELETE FROM sign_in_challenge WHERE user_id = of_user;

  UPDATE app_user SET name = 'Erased person', email = of_user::text || '@erased.invalid', account_id = NULL, erased_at = at, updated_at = at
   WHERE id = of_user;
  DELETE FROM session WHERE user_id = of_user;
  DELETE FROM letter WHERE lower(recipient) = ANY (addresses)
    AND (organization_id = person.organization_id OR (organization_id IS NULL AND NOT stays));
  DELETE FROM person_key WHERE user_id = of_user;
  IF NOT stays THEN
    DELETE FROM pending_sign_up WHERE email = ANY (addresses);
    DELETE FROM totp WHERE account_id = person.account_id;
    DELETE FROM recovery_code WHERE account_id = person.account_id;
    DELETE FROM passkey WHERE account_id = person.account_id;
    DELETE FROM account WHERE id = person.account_id;
  END IF;
  RETURN stays;
END $$;
REVOKE EXECUTE ON FUNCTION erase_user(uuid, timestamptz) FROM PUBLIC;
