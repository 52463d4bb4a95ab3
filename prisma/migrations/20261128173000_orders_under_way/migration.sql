-- What is on order was found among all orders there ever were: those under way are few, and their lines that are outstanding too.
CREATE INDEX "supply_order_pharmacy_id_status_idx" ON "supply_order"("pharmacy_id", "status");
CREATE INDEX order_line_outstanding ON order_line (drug_id) WHERE quantity > fulfilled_quantity + canceled_quantity;
