-- The server connects as a role that owns nothing (src/platform/grants.ts says what it may). What it may not do itself, triggers do for it with
-- the owner's rights: they alone write balances and what is promised.

ALTER FUNCTION post_inventory_log() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION post_allocation() SECURITY DEFINER SET search_path = public, pg_temp;
-- A trigger asks nobody's permission when it fires; making one does. Nobody else may hang these on a table of their own.
REVOKE EXECUTE ON FUNCTION post_inventory_log(), post_allocation() FROM PUBLIC;

-- Everybody may have temporary tables, and PostgreSQL looks for a name among them first: an empty one named "allocation" would let every
-- promise pass. The checks read the real tables, whatever the session has.
ALTER FUNCTION check_transaction_whole() SET search_path = public, pg_temp;
ALTER FUNCTION check_transaction_of_order() SET search_path = public, pg_temp;
ALTER FUNCTION check_line_promises() SET search_path = public, pg_temp;
ALTER FUNCTION check_order_ended() SET search_path = public, pg_temp;
ALTER FUNCTION check_order_unpromised() SET search_path = public, pg_temp;
ALTER FUNCTION check_line_of_open_order() SET search_path = public, pg_temp;
ALTER FUNCTION locked_lots(uuid[]) SET search_path = public, pg_temp;

-- Nor does a trigger on a temporary table, which is one level deep, make the ledger's: stocks and lots begin empty at any depth.
CREATE OR REPLACE FUNCTION refuse_direct_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'The quantity of a % is written by the ledger alone: insert an inventory_log line.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_balance_from_ledger';
  END IF;
  RETURN NEW;
END $$;
