-- Lots from before that have no date stay as they are; a new one has its date unless its drug has none.
CREATE FUNCTION check_lot_expiry() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.expires_on IS NULL AND EXISTS (SELECT 1 FROM stock s JOIN drug d ON d.id = s.drug_id WHERE s.id = NEW.stock_id AND d.expiry_control = 'REQUIRED')
     AND NOT (NEW.parent_id IS NOT NULL AND EXISTS (SELECT 1 FROM lot p WHERE p.id = NEW.parent_id AND p.expires_on IS NULL)) THEN
    RAISE EXCEPTION 'lot_expiry_required: goods of this drug expire.' USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_expiry_required';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_expiry_required BEFORE INSERT OR UPDATE OF expires_on ON lot FOR EACH ROW EXECUTE FUNCTION check_lot_expiry();
