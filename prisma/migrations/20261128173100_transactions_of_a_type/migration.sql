-- A page of a type that is rare read a pharmacy's history until it had found fifty: 3,016,622 blocks of 150,000 transactions.
CREATE INDEX "transaction_pharmacy_id_transaction_type_id_idx" ON "transaction"("pharmacy_id", "transaction_type", "id");
