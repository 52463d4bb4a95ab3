-- What the server itself says of a step, as keys with facts, so that each reader has it in their language; `note` keeps it in English, as do
-- rows from before.
ALTER TABLE "order_event" ADD COLUMN "said" JSONB;
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_said_check" CHECK ("said" IS NULL OR ("note" IS NOT NULL AND jsonb_typeof("said") = 'array'));
