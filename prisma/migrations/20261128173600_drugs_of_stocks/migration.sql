-- A device may keep the drugs that are stocked alone: one that it passed over comes when a stock of it is opened.
CREATE FUNCTION note_drugs_of_stocks() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO entity_change (organization_id, scope_id, type, entity_id)
  SELECT DISTINCT organization_id, organization_id, 'DRUG'::changed_type, drug_id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_drug_noted_on_insert AFTER INSERT ON stock REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_drugs_of_stocks();
