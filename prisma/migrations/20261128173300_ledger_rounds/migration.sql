-- Adding up a whole ledger in one statement did not answer at three million lines. It is added up in turn, a page of stocks at a time; here is what each
-- round has found so far in each organization. The newest that is over stays until the next one is.
CREATE TABLE "ledger_round" (
    "organization_id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "stocks" INTEGER NOT NULL,
    "lots" INTEGER NOT NULL,
    "unexplained_balances" INTEGER NOT NULL,
    "unheld_recalled_lots" INTEGER NOT NULL,
    "failed_pages" INTEGER NOT NULL DEFAULT 0,
    "through_id" UUID NOT NULL,

    CONSTRAINT "ledger_round_pkey" PRIMARY KEY ("organization_id", "began_at")
);
ALTER TABLE "ledger_round" ADD CONSTRAINT "ledger_round_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE ledger_round ADD CONSTRAINT ledger_round_counts CHECK (least(stocks, lots, unexplained_balances, unheld_recalled_lots, failed_pages) >= 0);
