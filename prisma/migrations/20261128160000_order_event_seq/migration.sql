-- Steps of an order in the order in which they were taken. Their ids come from the clocks of servers and of the database, and a clock that is set
-- back gives a later step an earlier id: a history then ended with the approval, and what was lost afterwards stood before it.

ALTER TABLE "order_event" ADD COLUMN "seq" BIGINT;

ALTER TABLE "order_event" DISABLE TRIGGER order_event_append_only;
UPDATE "order_event" e SET "seq" = n.seq FROM (SELECT id, row_number() OVER (ORDER BY id) AS seq FROM "order_event") n WHERE n.id = e.id;
ALTER TABLE "order_event" ENABLE TRIGGER order_event_append_only;

CREATE SEQUENCE "order_event_seq_seq" OWNED BY "order_event"."seq";
SELECT setval('order_event_seq_seq', coalesce((SELECT max("seq") FROM "order_event"), 0) + 1, false);
ALTER TABLE "order_event" ALTER COLUMN "seq" SET DEFAULT nextval('order_event_seq_seq'), ALTER COLUMN "seq" SET NOT NULL;

CREATE UNIQUE INDEX "order_event_seq_key" ON "order_event"("seq");
DROP INDEX "order_event_order_id_id_idx";
CREATE INDEX "order_event_order_id_seq_idx" ON "order_event"("order_id", "seq");
