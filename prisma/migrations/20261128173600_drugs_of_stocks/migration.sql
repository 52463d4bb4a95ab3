-- A device may keep the drugs that are stocked alone: one that it passed over comes when a stock of it is opened. What notes the drugs of packages
-- notes those of any rows that name one.
ALTER FUNCTION note_drugs_of_packages() RENAME TO note_drugs_of_rows;
CREATE TRIGGER stock_drug_noted_on_insert AFTER INSERT ON stock REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_drugs_of_rows();
