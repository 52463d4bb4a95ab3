-- The movements of a pharmacy in a time, for charts.
CREATE INDEX "transaction_pharmacy_id_occurred_at_idx" ON "transaction"("pharmacy_id", "occurred_at");
