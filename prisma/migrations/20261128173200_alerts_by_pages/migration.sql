-- The alerts of all stocks were compared with their causes in one statement each minute, which ran out of its time at 200,000 stocks: nothing that only time
-- brings was announced any more. Now what falls due is found by its date, and all stocks are gone through in turn, a page at a time.

-- Through which of its days a pharmacy has heard of what falls due by date; one without a row has since the day on which it was entered.
CREATE TABLE "alert_day" (
    "pharmacy_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "alert_day_pkey" PRIMARY KEY ("pharmacy_id")
);
ALTER TABLE "alert_day" ADD CONSTRAINT "alert_day_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "alert_day_pharmacy_id_organization_id_key" ON "alert_day"("pharmacy_id", "organization_id");

-- How far work that goes through all stocks has come.
CREATE TABLE "stock_walk" (
    "name" TEXT NOT NULL,
    "after_id" UUID,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "failed_pages" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_walk_pkey" PRIMARY KEY ("name")
);

-- What falls due on a day, in the order in which it is read.
CREATE INDEX lot_due ON lot (organization_id, expires_on, id) WHERE quantity > 0;
DROP INDEX IF EXISTS lot_expiring;
