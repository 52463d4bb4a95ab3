-- Recalls: while one is active no lot of it is usable, in any pharmacy of the organization, whenever and however it came.

-- CreateEnum
CREATE TYPE "recall_state" AS ENUM ('NEW', 'REVIEWED', 'ACTIVE', 'CLOSED');

-- CreateTable
CREATE TABLE "recall" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "state" "recall_state" NOT NULL DEFAULT 'NEW',
    "classification" TEXT,
    "firm" TEXT,
    "product" TEXT NOT NULL,
    "codes" TEXT,
    "reason" TEXT,
    "published_on" DATE,
    "entered_by_id" UUID,
    "reviewed_by_id" UUID,
    "activated_by_id" UUID,
    "closed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "activated_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closing_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall_scope" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "drug_id" UUID,
    "ndc" TEXT,
    "gtin" TEXT,
    "ndc_keys" TEXT[],
    "kept_drug_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "lot_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recall_scope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall_match" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "stock_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "lot_key" TEXT NOT NULL,
    "status_before" "lot_status",
    "caught_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recall_match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall_receipt" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "pharmacy_id" UUID NOT NULL,
    "acknowledged_by_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recall_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recall_id_organization_id_key" ON "recall"("id", "organization_id");

-- CreateIndex
CREATE INDEX "recall_organization_id_id_idx" ON "recall"("organization_id", "id");

-- CreateIndex
CREATE INDEX "recall_scope_recall_id_idx" ON "recall_scope"("recall_id");

-- CreateIndex
CREATE INDEX "recall_scope_drug_id_idx" ON "recall_scope"("drug_id");

-- CreateIndex
CREATE UNIQUE INDEX "recall_match_recall_id_lot_id_key" ON "recall_match"("recall_id", "lot_id");

-- CreateIndex
CREATE INDEX "recall_match_lot_id_idx" ON "recall_match"("lot_id");

-- CreateIndex
CREATE INDEX "recall_match_stock_id_idx" ON "recall_match"("stock_id");

-- CreateIndex
CREATE UNIQUE INDEX "recall_receipt_recall_id_pharmacy_id_key" ON "recall_receipt"("recall_id", "pharmacy_id");

-- AddForeignKey
ALTER TABLE "recall" ADD CONSTRAINT "recall_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall" ADD CONSTRAINT "recall_entered_by_id_organization_id_fkey" FOREIGN KEY ("entered_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall" ADD CONSTRAINT "recall_reviewed_by_id_organization_id_fkey" FOREIGN KEY ("reviewed_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall" ADD CONSTRAINT "recall_activated_by_id_organization_id_fkey" FOREIGN KEY ("activated_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall" ADD CONSTRAINT "recall_closed_by_id_organization_id_fkey" FOREIGN KEY ("closed_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_scope" ADD CONSTRAINT "recall_scope_recall_id_organization_id_fkey" FOREIGN KEY ("recall_id", "organization_id") REFERENCES "recall"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_scope" ADD CONSTRAINT "recall_scope_drug_id_organization_id_fkey" FOREIGN KEY ("drug_id", "organization_id") REFERENCES "drug"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_match" ADD CONSTRAINT "recall_match_recall_id_organization_id_fkey" FOREIGN KEY ("recall_id", "organization_id") REFERENCES "recall"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_match" ADD CONSTRAINT "recall_match_lot_id_stock_id_organization_id_fkey" FOREIGN KEY ("lot_id", "stock_id", "organization_id") REFERENCES "lot"("id", "stock_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_receipt" ADD CONSTRAINT "recall_receipt_recall_id_organization_id_fkey" FOREIGN KEY ("recall_id", "organization_id") REFERENCES "recall"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_receipt" ADD CONSTRAINT "recall_receipt_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_receipt" ADD CONSTRAINT "recall_receipt_acknowledged_by_id_organization_id_fkey" FOREIGN KEY ("acknowledged_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The rules that Prisma's schema language cannot say. ----------------------------------------------------------------

-- D-1362-2012 is d-1362-2012, whatever its hyphens.
CREATE UNIQUE INDEX recall_unique ON recall (organization_id, lot_key(source), lot_key(number));

ALTER TABLE recall_scope ADD COLUMN lot_key text GENERATED ALWAYS AS (lot_key(lot_number)) STORED;
CREATE INDEX "recall_scope_organization_id_lot_key_idx" ON "recall_scope"("organization_id", "lot_key");

ALTER TABLE recall
  ADD CONSTRAINT recall_source_length CHECK (char_length(btrim(source)) BETWEEN 1 AND 50),
  ADD CONSTRAINT recall_number_length CHECK (char_length(btrim(number)) BETWEEN 1 AND 100),
  ADD CONSTRAINT recall_product_length CHECK (char_length(btrim(product)) BETWEEN 1 AND 200000),
  ADD CONSTRAINT recall_reviewed CHECK ((reviewed_at IS NULL) = (reviewed_by_id IS NULL) AND (state NOT IN ('REVIEWED', 'ACTIVE') OR reviewed_at IS NOT NULL)),
  ADD CONSTRAINT recall_activated CHECK ((activated_at IS NULL) = (activated_by_id IS NULL) AND (state <> 'ACTIVE' OR activated_at IS NOT NULL)
    AND (state NOT IN ('NEW', 'REVIEWED') OR activated_at IS NULL)),
  ADD CONSTRAINT recall_closed CHECK ((closed_at IS NULL) = (closed_by_id IS NULL) AND (state = 'CLOSED') = (closed_at IS NOT NULL)
    AND (state = 'CLOSED') = (char_length(btrim(coalesce(closing_reason, ''))) > 0));
ALTER TABLE recall_scope
  ADD CONSTRAINT recall_scope_of_one CHECK (num_nonnulls(drug_id, ndc, gtin) = 1),
  ADD CONSTRAINT recall_scope_gtin_form CHECK (gtin ~ '^[0-9]{14}$'),
  ADD CONSTRAINT recall_scope_keys CHECK (ndc IS NULL OR coalesce(cardinality(ndc_keys), 0) > 0),
  ADD CONSTRAINT recall_scope_lot CHECK (lot_key <> '' AND char_length(lot_number) <= 50);
-- Once is enough: what is meant, and of which lots.
CREATE UNIQUE INDEX recall_scope_unique ON recall_scope (recall_id, coalesce(drug_id::text, ndc, gtin), coalesce(lot_key, ''));
CREATE INDEX recall_active ON recall (organization_id) WHERE state = 'ACTIVE';

CREATE TRIGGER recall_identity_fixed BEFORE UPDATE ON recall FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.source, OLD.number) IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.source, NEW.number))
  EXECUTE FUNCTION refuse_identity_change();
CREATE TRIGGER recall_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recall_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recall_match_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recall_match
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The steps are src/domain/recall-state.ts; the database holds to them too, since a recall that slips back frees what it held.
CREATE FUNCTION check_recall_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.state, NEW.state) NOT IN (('NEW', 'REVIEWED'), ('NEW', 'CLOSED'), ('REVIEWED', 'ACTIVE'), ('REVIEWED', 'CLOSED'), ('ACTIVE', 'CLOSED')) THEN
    RAISE EXCEPTION 'recall_step: a recall does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'recall_step';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recall_step BEFORE UPDATE OF state ON recall FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION check_recall_step();
CREATE FUNCTION check_recall_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'recall_step: a recall begins as NEW.' USING ERRCODE = 'check_violation', CONSTRAINT = 'recall_step';
END $$;
CREATE TRIGGER recall_begins BEFORE INSERT ON recall FOR EACH ROW WHEN (NEW.state <> 'NEW') EXECUTE FUNCTION check_recall_begins();

-- What a recall covers is decided before it is active: whoever widens it enters another one, and nobody narrows it unseen.
CREATE FUNCTION check_scope_open() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  found recall_state;
BEGIN
  SELECT state INTO found FROM recall WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.recall_id ELSE NEW.recall_id END FOR NO KEY UPDATE;
  IF TG_OP = 'UPDATE' OR found NOT IN ('NEW', 'REVIEWED') THEN
    RAISE EXCEPTION 'What a recall covers is fixed once it is active.' USING ERRCODE = 'check_violation', CONSTRAINT = 'recall_scope_fixed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
-- The drugs that it goes on to cover are added by keep_covered alone.
CREATE TRIGGER recall_scope_fixed BEFORE INSERT OR UPDATE OF id, organization_id, recall_id, drug_id, ndc, gtin, ndc_keys, lot_number OR DELETE ON recall_scope FOR EACH ROW EXECUTE FUNCTION check_scope_open();

-- Who is told of a recall says so while it is active.
CREATE FUNCTION check_receipt_of_active() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  found recall_state;
BEGIN
  SELECT state INTO found FROM recall WHERE id = NEW.recall_id FOR SHARE;
  IF found <> 'ACTIVE' THEN
    RAISE EXCEPTION 'Only a recall that is active is acknowledged.' USING ERRCODE = 'check_violation', CONSTRAINT = 'recall_receipt_of_active';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recall_receipt_of_active BEFORE INSERT ON recall_receipt FOR EACH ROW EXECUTE FUNCTION check_receipt_of_active();

-- Which drugs are meant ---------------------------------------------------------------------------------------------

-- Keys of NDCs as src/domain/ndc.ts makes them: 9 or 10 characters of a product, 11 or 12 of a package; with a six-digit labeler they are even.
CREATE FUNCTION ndc_five(key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN length(key) IN (10, 12) AND key LIKE '0%' THEN substr(key, 2) ELSE key END;
-- The product of a key, the same for both lengths of a labeler.
CREATE FUNCTION ndc_product(key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN length(ndc_five(key)) >= 11 THEN left(ndc_five(key), length(ndc_five(key)) - 2) ELSE ndc_five(key) END;
-- Two packages meet where they are the same; a product meets all of its packages.
CREATE FUNCTION ndc_meets(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ndc_product(one) = ndc_product(other) AND (length(one) < 11 OR length(other) < 11 OR ndc_five(one) = ndc_five(other));
CREATE INDEX drug_ndc_product ON drug (organization_id, ndc_product(ndc_key)) WHERE ndc_key IS NOT NULL;
CREATE INDEX drug_package_ndc_product ON drug_package (organization_id, ndc_product(ndc_key));

-- The NDCs of drugs, their packages', and those that a GTIN of a US drug may stand for (0 or another indicator, 03, ten digits, check digit).
CREATE FUNCTION ndc_keys_of(drugs uuid[]) RETURNS TABLE (drug_id uuid, key text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT d.id, d.ndc_key FROM drug d WHERE d.id = ANY (drugs) AND d.ndc_key IS NOT NULL
  UNION
  SELECT p.drug_id, p.ndc_key FROM drug_package p WHERE p.drug_id = ANY (drugs)
  UNION
  SELECT d.id, k.key FROM drug d, LATERAL (VALUES
      ('0' || substr(d.gtin, 4, 4) || substr(d.gtin, 8, 4) || substr(d.gtin, 12, 2)),
      (substr(d.gtin, 4, 5) || '0' || substr(d.gtin, 9, 3) || substr(d.gtin, 12, 2)),
      (substr(d.gtin, 4, 5) || substr(d.gtin, 9, 4) || '0' || substr(d.gtin, 13, 1))) AS k(key)
   WHERE d.id = ANY (drugs) AND d.gtin ~ '^[0-9]03'
$$;

-- What recalls cover of the drugs that the organization keeps: which drug, and of it which lot key, or all where that is null. The one rule; drugs and
-- keys narrow what is looked for, null is all.
CREATE FUNCTION recall_cover(recalls uuid[], drugs uuid[], keys text[]) RETURNS TABLE (recall_id uuid, drug_id uuid, lot_key text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  kept uuid[] := drugs;
BEGIN
  IF cardinality(recalls) IS NULL OR cardinality(recalls) = 0 THEN
    RETURN;
  END IF;
  IF kept IS NULL THEN
    kept := ARRAY(SELECT DISTINCT s.drug_id FROM stock s WHERE s.organization_id IN (SELECT r.organization_id FROM recall r WHERE r.id = ANY (recalls)));
  END IF;
  RETURN QUERY
    WITH scope AS MATERIALIZED (
      SELECT s.* FROM recall_scope s WHERE s.recall_id = ANY (recalls) AND (keys IS NULL OR s.lot_key IS NULL OR s.lot_key = ANY (keys))
    ), own AS MATERIALIZED (
      SELECT k.drug_id, k.key, d.organization_id FROM ndc_keys_of(kept) k JOIN drug d ON d.id = k.drug_id
       WHERE EXISTS (SELECT 1 FROM scope WHERE scope.drug_id IS NULL)
    )
    SELECT s.recall_id, s.drug_id, s.lot_key FROM scope s WHERE s.drug_id = ANY (kept)
    UNION
    SELECT s.recall_id, k.id, s.lot_key FROM scope s, unnest(s.kept_drug_ids) AS k(id) WHERE k.id = ANY (kept)
    UNION
    SELECT s.recall_id, d.id, s.lot_key FROM scope s JOIN drug d ON d.organization_id = s.organization_id AND d.gtin = s.gtin WHERE d.id = ANY (kept)
    UNION
    SELECT s.recall_id, own.drug_id, s.lot_key
      FROM scope s, LATERAL unnest(s.ndc_keys) AS k(key)
      JOIN own ON ndc_product(own.key) = ndc_product(k.key) AND ndc_meets(own.key, k.key)
     WHERE own.organization_id = s.organization_id;
END $$;

-- The lots that recalls cover, of some drugs or of all.
CREATE FUNCTION recalled_lots(recalls uuid[], drugs uuid[]) RETURNS TABLE (recall_id uuid, stock_id uuid, lot_id uuid)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.recall_id, l.stock_id, l.id
    FROM recall_cover(recalls, drugs, NULL) c JOIN stock s ON s.drug_id = c.drug_id
    JOIN lot l ON l.stock_id = s.id AND (c.lot_key IS NULL OR l.lot_key = c.lot_key)
$$;

CREATE FUNCTION active_recalls(organization uuid) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ARRAY(SELECT id FROM recall WHERE organization_id = organization AND state = 'ACTIVE')
$$;

-- Nothing slips through --------------------------------------------------------------------------------------------

-- Whoever writes a lot looks at the recalls, and whoever activates one looks at the lots: neither sees what the other has not committed. So the first
-- share a lock of the organization and the second has it alone, until they commit; each looks behind it, and what was committed before is seen.
-- It comes behind the locks of stocks, whoever takes it.
CREATE FUNCTION recall_lock(organization uuid) RETURNS bigint LANGUAGE sql IMMUTABLE RETURN hashtextextended('recall ' || organization::text, 0);

-- Whether a lot makes whatever has its drug and number RECALLED: it is RECALLED itself, and not because a recall caught it under another number.
CREATE FUNCTION recalls_its_key(one lot) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT one.status = 'RECALLED' AND NOT EXISTS (
    SELECT 1 FROM recall_match m WHERE m.lot_id = one.id HAVING count(*) > 0 AND NOT bool_or(m.lot_key = one.lot_key))
$$;
CREATE INDEX lot_recalled ON lot (organization_id, lot_key) WHERE status = 'RECALLED';

-- A lot is born RECALLED, or becomes it when its number is put right, while a recall covers it, and also where another lot of this drug and key is
-- RECALLED in the organization, by whatever reason. It stays so as long as a recall that covers it is active. Nothing of a key is usable while a lot of
-- it is RECALLED: they go into quarantine together, and are released from there.
CREATE FUNCTION keep_recalled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  key text := lot_key(NEW.lot_number);
  own_drug uuid;
  appears boolean := TG_OP = 'INSERT' OR lot_key(OLD.lot_number) <> key;
BEGIN
  IF NEW.status = 'RECALLED' THEN
    -- Whoever recalls a lot by hand shuts out those who write one like it at this moment.
    PERFORM pg_advisory_xact_lock(recall_lock(NEW.organization_id));
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(recall_lock(NEW.organization_id));
  IF TG_OP = 'UPDATE' AND OLD.status = 'RECALLED' AND EXISTS (
    SELECT 1 FROM recall_match m JOIN recall r ON r.id = m.recall_id WHERE m.lot_id = NEW.id AND r.state = 'ACTIVE'
  ) THEN
    RAISE EXCEPTION 'lot_stays_recalled: a recall that caught lot % is active.', NEW.lot_number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_stays_recalled';
  END IF;
  SELECT s.drug_id INTO own_drug FROM stock s WHERE s.id = NEW.stock_id;
  IF EXISTS (SELECT 1 FROM recall_cover(active_recalls(NEW.organization_id), ARRAY[own_drug], ARRAY[key])) THEN
    NEW.status := 'RECALLED';
  ELSIF (appears OR NEW.status <> 'QUARANTINED') AND EXISTS (
    SELECT 1 FROM lot l JOIN stock s ON s.id = l.stock_id
     WHERE l.organization_id = NEW.organization_id AND l.lot_key = key AND l.status = 'RECALLED' AND s.drug_id = own_drug AND l.id <> NEW.id
       AND (recalls_its_key(l) OR l.id = NEW.parent_id)
  ) THEN
    IF NOT appears THEN
      RAISE EXCEPTION 'lot_stays_recalled: another lot of the number of lot % is RECALLED.', NEW.lot_number
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_stays_recalled';
    END IF;
    NEW.status := 'RECALLED';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_keeps_recalled BEFORE INSERT ON lot FOR EACH ROW EXECUTE FUNCTION keep_recalled();
CREATE TRIGGER lot_keeps_recalled_changed BEFORE UPDATE OF status, lot_number ON lot FOR EACH ROW
  WHEN ((OLD.status, OLD.lot_number) IS DISTINCT FROM (NEW.status, NEW.lot_number)) EXECUTE FUNCTION keep_recalled();

-- Which lots a recall caught, when, and what they were.
CREATE FUNCTION note_recall_match() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO recall_match (id, organization_id, recall_id, stock_id, lot_id, lot_key, status_before)
  SELECT new_uuid_v7(), NEW.organization_id, c.recall_id, NEW.stock_id, NEW.id, NEW.lot_key, CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.status END
    FROM (SELECT DISTINCT c.recall_id FROM stock s, recall_cover(active_recalls(NEW.organization_id), ARRAY[s.drug_id], ARRAY[NEW.lot_key]) c WHERE s.id = NEW.stock_id) c
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_matched AFTER INSERT ON lot FOR EACH ROW WHEN (NEW.status = 'RECALLED') EXECUTE FUNCTION note_recall_match();
CREATE TRIGGER lot_matched_changed AFTER UPDATE OF status, lot_number ON lot FOR EACH ROW
  WHEN (NEW.status = 'RECALLED' AND (OLD.status, OLD.lot_number) IS DISTINCT FROM (NEW.status, NEW.lot_number)) EXECUTE FUNCTION note_recall_match();

-- One lot that is RECALLED holds all of its drug and number, in every pharmacy of the organization. It comes behind lot_matched, by its name.
CREATE FUNCTION recall_its_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT recalls_its_key(l) FROM lot l WHERE l.id = NEW.id) THEN
    UPDATE lot l SET status = 'RECALLED', updated_at = now()
      FROM stock own JOIN stock s ON s.drug_id = own.drug_id AND s.organization_id = own.organization_id
     WHERE own.id = NEW.stock_id AND l.stock_id = s.id AND l.organization_id = NEW.organization_id AND l.lot_key = NEW.lot_key AND l.status <> 'RECALLED';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_recalls_its_key AFTER INSERT ON lot FOR EACH ROW WHEN (NEW.status = 'RECALLED') EXECUTE FUNCTION recall_its_key();
CREATE TRIGGER lot_recalls_its_key_changed AFTER UPDATE OF status, lot_number ON lot FOR EACH ROW
  WHEN (NEW.status = 'RECALLED' AND (OLD.status, OLD.lot_number) IS DISTINCT FROM (NEW.status, NEW.lot_number)) EXECUTE FUNCTION recall_its_key();

-- Freezes what recalls cover of some drugs, or of all: their stocks in id order, then the lock, then what is there by then.
CREATE FUNCTION freeze_recalled(organization uuid, recalls uuid[], drugs uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM stock s WHERE s.id IN (SELECT l.stock_id FROM recalled_lots(recalls, drugs) l) ORDER BY s.id FOR NO KEY UPDATE;
  PERFORM pg_advisory_xact_lock(recall_lock(organization));
  UPDATE lot SET status = 'RECALLED', updated_at = now()
   WHERE id IN (SELECT l.lot_id FROM recalled_lots(recalls, drugs) l) AND status <> 'RECALLED';
  INSERT INTO recall_match (id, organization_id, recall_id, stock_id, lot_id, lot_key, status_before)
  SELECT new_uuid_v7(), organization, c.recall_id, c.stock_id, c.lot_id, l.lot_key, 'RECALLED' FROM recalled_lots(recalls, drugs) c JOIN lot l ON l.id = c.lot_id
  ON CONFLICT DO NOTHING;
END $$;
REVOKE EXECUTE ON FUNCTION freeze_recalled(uuid, uuid[], uuid[]) FROM PUBLIC;

CREATE FUNCTION freeze_on_activation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM freeze_recalled(NEW.organization_id, ARRAY[NEW.id], NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER recall_freezes AFTER UPDATE OF state ON recall FOR EACH ROW WHEN (NEW.state = 'ACTIVE' AND OLD.state <> 'ACTIVE')
  EXECUTE FUNCTION freeze_on_activation();

-- A drug that loses a code or a package stays covered by the recalls that covered it with that: goods do not change with what is written of them.
-- Before the change, so that the one rule is asked what was; behind the locks, since a recall may be on its way.
CREATE FUNCTION keep_covered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one uuid := CASE WHEN TG_TABLE_NAME = 'drug' THEN to_jsonb(OLD) ->> 'id' ELSE to_jsonb(OLD) ->> 'drug_id' END;
BEGIN
  PERFORM 1 FROM stock s WHERE s.drug_id = one AND s.organization_id = OLD.organization_id ORDER BY s.id FOR NO KEY UPDATE;
  PERFORM pg_advisory_xact_lock(recall_lock(OLD.organization_id));
  UPDATE recall_scope s SET kept_drug_ids = s.kept_drug_ids || one
    FROM recall_cover(active_recalls(OLD.organization_id), ARRAY[one], NULL) c
   WHERE s.recall_id = c.recall_id AND s.lot_key IS NOT DISTINCT FROM c.lot_key AND s.drug_id IS NULL AND one <> ALL (s.kept_drug_ids);
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER drug_stays_covered BEFORE UPDATE OF ndc, ndc_key, gtin ON drug FOR EACH ROW
  WHEN ((OLD.ndc_key, OLD.gtin) IS DISTINCT FROM (NEW.ndc_key, NEW.gtin)) EXECUTE FUNCTION keep_covered();
CREATE TRIGGER drug_package_stays_covered BEFORE UPDATE OF drug_id, ndc_key ON drug_package FOR EACH ROW
  WHEN ((OLD.drug_id, OLD.ndc_key) IS DISTINCT FROM (NEW.drug_id, NEW.ndc_key)) EXECUTE FUNCTION keep_covered();
CREATE TRIGGER drug_package_removed BEFORE DELETE ON drug_package FOR EACH ROW EXECUTE FUNCTION keep_covered();

-- A drug that is given another code, or another package, may be one that a recall means.
CREATE FUNCTION freeze_recoded_drugs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  each record;
BEGIN
  FOR each IN SELECT n.organization_id, array_agg(n.id) AS drugs FROM new_rows n JOIN old_rows o ON o.id = n.id
               WHERE (n.ndc_key, n.gtin) IS DISTINCT FROM (o.ndc_key, o.gtin) GROUP BY n.organization_id LOOP
    PERFORM freeze_coded(each.organization_id, each.drugs);
  END LOOP;
  RETURN NULL;
END $$;
CREATE FUNCTION freeze_packaged_drugs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  each record;
BEGIN
  FOR each IN SELECT n.organization_id, array_agg(DISTINCT n.drug_id) AS drugs FROM new_rows n GROUP BY n.organization_id LOOP
    PERFORM freeze_coded(each.organization_id, each.drugs);
  END LOOP;
  RETURN NULL;
END $$;
-- The lock first, since a recall may be on its way: without it neither would see the other.
CREATE FUNCTION freeze_coded(organization uuid, drugs uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM stock s WHERE s.drug_id = ANY (drugs) AND s.organization_id = organization ORDER BY s.id FOR NO KEY UPDATE;
  PERFORM pg_advisory_xact_lock(recall_lock(organization));
  PERFORM freeze_recalled(organization, active_recalls(organization), drugs);
END $$;
REVOKE EXECUTE ON FUNCTION freeze_coded(uuid, uuid[]), keep_recalled(), note_recall_match(), recall_its_key(), keep_covered(), freeze_on_activation(), freeze_recoded_drugs(),
  freeze_packaged_drugs() FROM PUBLIC;
CREATE TRIGGER drug_recoded AFTER UPDATE ON drug REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION freeze_recoded_drugs();
CREATE TRIGGER drug_package_added AFTER INSERT ON drug_package REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION freeze_packaged_drugs();
CREATE TRIGGER drug_package_moved AFTER UPDATE ON drug_package REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION freeze_packaged_drugs();

-- A lot that was RECALLED by hand before left others of its number usable.
UPDATE lot SET status = 'RECALLED', updated_at = now()
  FROM stock s WHERE s.id = lot.stock_id AND lot.status <> 'RECALLED' AND EXISTS (
    SELECT 1 FROM lot l JOIN stock o ON o.id = l.stock_id
     WHERE l.organization_id = lot.organization_id AND l.lot_key = lot.lot_key AND l.status = 'RECALLED' AND o.drug_id = s.drug_id);
