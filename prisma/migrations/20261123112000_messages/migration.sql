-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('ORDER_STATUS', 'ALERT_OPENED', 'ALERT_CHANGED');

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "pharmacy_id" UUID,
    "order_id" UUID,
    "stock_id" UUID,
    "alert_id" UUID,
    "drug_id" UUID,
    "title" BYTEA,
    "announces" BOOLEAN NOT NULL DEFAULT false,
    "started_by_id" UUID NOT NULL,
    "last_position" INTEGER NOT NULL DEFAULT 0,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_participant" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "user_id" UUID,
    "role" "role",
    "pharmacy_id" UUID,
    "added_by_id" UUID NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sender_id" UUID,
    "body" BYTEA,
    "notice_kind" "notice_kind",
    "notice_from" TEXT,
    "notice_to" TEXT,
    "acknowledgement_required" BOOLEAN NOT NULL DEFAULT false,
    "redacted_at" TIMESTAMPTZ(3),
    "redacted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_read" (
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_read_pkey" PRIMARY KEY ("conversation_id","user_id","position")
);

-- CreateTable
CREATE TABLE "message_acknowledgement" (
    "organization_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_acknowledgement_pkey" PRIMARY KEY ("message_id","user_id")
);

-- CreateIndex
CREATE INDEX "conversation_organization_id_last_message_at_id_idx" ON "conversation"("organization_id", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversation_order_id_idx" ON "conversation"("order_id");

-- CreateIndex
CREATE INDEX "conversation_stock_id_idx" ON "conversation"("stock_id");

-- CreateIndex
CREATE INDEX "conversation_alert_id_idx" ON "conversation"("alert_id");

-- CreateIndex
CREATE INDEX "conversation_drug_id_idx" ON "conversation"("drug_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_id_organization_id_key" ON "conversation"("id", "organization_id");

-- CreateIndex
CREATE INDEX "conversation_participant_user_id_idx" ON "conversation_participant"("user_id");

-- CreateIndex
CREATE INDEX "conversation_participant_pharmacy_id_role_idx" ON "conversation_participant"("pharmacy_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_participant_conversation_id_user_id_key" ON "conversation_participant"("conversation_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_participant_conversation_id_role_pharmacy_id_key" ON "conversation_participant"("conversation_id", "role", "pharmacy_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_conversation_id_position_key" ON "message"("conversation_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "message_id_organization_id_key" ON "message"("id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_id_pharmacy_id_organization_id_key" ON "alert"("id", "pharmacy_id", "organization_id");

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_order_id_pharmacy_id_organization_id_fkey" FOREIGN KEY ("order_id", "pharmacy_id", "organization_id") REFERENCES "supply_order"("id", "pharmacy_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_stock_id_pharmacy_id_organization_id_fkey" FOREIGN KEY ("stock_id", "pharmacy_id", "organization_id") REFERENCES "stock"("id", "pharmacy_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_alert_id_pharmacy_id_organization_id_fkey" FOREIGN KEY ("alert_id", "pharmacy_id", "organization_id") REFERENCES "alert"("id", "pharmacy_id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_drug_id_organization_id_fkey" FOREIGN KEY ("drug_id", "organization_id") REFERENCES "drug"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_started_by_id_organization_id_fkey" FOREIGN KEY ("started_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_participant" ADD CONSTRAINT "conversation_participant_conversation_id_organization_id_fkey" FOREIGN KEY ("conversation_id", "organization_id") REFERENCES "conversation"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_participant" ADD CONSTRAINT "conversation_participant_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_participant" ADD CONSTRAINT "conversation_participant_pharmacy_id_organization_id_fkey" FOREIGN KEY ("pharmacy_id", "organization_id") REFERENCES "pharmacy"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_participant" ADD CONSTRAINT "conversation_participant_added_by_id_organization_id_fkey" FOREIGN KEY ("added_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_organization_id_fkey" FOREIGN KEY ("conversation_id", "organization_id") REFERENCES "conversation"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_sender_id_organization_id_fkey" FOREIGN KEY ("sender_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_redacted_by_id_organization_id_fkey" FOREIGN KEY ("redacted_by_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_read" ADD CONSTRAINT "conversation_read_conversation_id_organization_id_fkey" FOREIGN KEY ("conversation_id", "organization_id") REFERENCES "conversation"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_read" ADD CONSTRAINT "conversation_read_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_acknowledgement" ADD CONSTRAINT "message_acknowledgement_message_id_organization_id_fkey" FOREIGN KEY ("message_id", "organization_id") REFERENCES "message"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_acknowledgement" ADD CONSTRAINT "message_acknowledgement_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Conversations -----------------------------------------------------------------------------------------------------

ALTER TABLE conversation
  ADD CONSTRAINT conversation_one_subject CHECK (num_nonnulls(order_id, stock_id, alert_id, drug_id) <= 1),
  ADD CONSTRAINT conversation_place CHECK ((pharmacy_id IS NOT NULL) = (num_nonnulls(order_id, stock_id, alert_id) = 1)),
  ADD CONSTRAINT conversation_announces CHECK (NOT announces OR pharmacy_id IS NOT NULL),
  ADD CONSTRAINT conversation_title_sealed CHECK (octet_length(title) BETWEEN 33 AND 1300),
  ADD CONSTRAINT conversation_last_position CHECK (last_position >= 0);
CREATE TRIGGER conversation_identity_fixed BEFORE UPDATE ON conversation FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.pharmacy_id, OLD.order_id, OLD.stock_id, OLD.alert_id, OLD.drug_id, OLD.title, OLD.started_by_id, OLD.created_at)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.pharmacy_id, NEW.order_id, NEW.stock_id, NEW.alert_id, NEW.drug_id, NEW.title, NEW.started_by_id, NEW.created_at))
  EXECUTE FUNCTION refuse_identity_change();
CREATE FUNCTION refuse_position_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'conversation_counts_up: positions of messages only go up.' USING ERRCODE = 'check_violation', CONSTRAINT = 'conversation_counts_up';
END $$;
CREATE TRIGGER conversation_counts_up BEFORE UPDATE ON conversation FOR EACH ROW
  WHEN (NEW.last_position < OLD.last_position) EXECUTE FUNCTION refuse_position_back();
CREATE TRIGGER conversation_kept BEFORE DELETE OR TRUNCATE ON conversation FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

ALTER TABLE conversation_participant
  ADD CONSTRAINT conversation_participant_user_or_role CHECK (num_nonnulls(user_id, role) = 1 AND (role IS NULL) = (pharmacy_id IS NULL));
CREATE TRIGGER conversation_participant_identity_fixed BEFORE UPDATE ON conversation_participant FOR EACH ROW
  WHEN ((OLD.id, OLD.organization_id, OLD.conversation_id, OLD.user_id, OLD.role, OLD.pharmacy_id, OLD.created_at)
        IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.conversation_id, NEW.user_id, NEW.role, NEW.pharmacy_id, NEW.created_at))
  EXECUTE FUNCTION refuse_identity_change();
CREATE TRIGGER conversation_participant_kept BEFORE DELETE OR TRUNCATE ON conversation_participant FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- Messages: a text by somebody, or a notice by the system ------------------------------------------------------------

ALTER TABLE message
  ADD CONSTRAINT message_position CHECK (position >= 1),
  ADD CONSTRAINT message_sender_or_notice CHECK (num_nonnulls(sender_id, notice_kind) = 1),
  ADD CONSTRAINT message_body CHECK ((body IS NOT NULL) = (sender_id IS NOT NULL AND redacted_at IS NULL)),
  ADD CONSTRAINT message_body_sealed CHECK (octet_length(body) BETWEEN 33 AND 17000),
  ADD CONSTRAINT message_notice CHECK ((notice_kind IS NOT NULL) = (notice_to IS NOT NULL) AND (notice_from IS NULL OR notice_kind IS NOT NULL)),
  ADD CONSTRAINT message_notice_from_form CHECK (notice_from ~ '^[A-Z_]{1,30}$'),
  ADD CONSTRAINT message_notice_to_form CHECK (notice_to ~ '^[A-Z_]{1,30}$'),
  ADD CONSTRAINT message_acknowledgement_of_text CHECK (NOT acknowledgement_required OR sender_id IS NOT NULL),
  ADD CONSTRAINT message_redacted CHECK (num_nonnulls(redacted_at, redacted_by_id) IN (0, 2) AND (redacted_at IS NULL OR sender_id IS NOT NULL));
CREATE FUNCTION refuse_message_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'message_fixed: a message does not change; its text can be taken away, once.' USING ERRCODE = 'check_violation', CONSTRAINT = 'message_fixed';
END $$;
CREATE TRIGGER message_fixed BEFORE UPDATE ON message FOR EACH ROW
  WHEN (OLD.redacted_at IS NOT NULL OR NEW.body IS NOT NULL
        OR (OLD.id, OLD.organization_id, OLD.conversation_id, OLD.position, OLD.sender_id, OLD.notice_kind, OLD.notice_from, OLD.notice_to, OLD.acknowledgement_required, OLD.created_at)
           IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.conversation_id, NEW.position, NEW.sender_id, NEW.notice_kind, NEW.notice_from, NEW.notice_to, NEW.acknowledgement_required, NEW.created_at))
  EXECUTE FUNCTION refuse_message_change();
CREATE TRIGGER message_kept BEFORE DELETE OR TRUNCATE ON message FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- A text is taken away later than it was written, or nobody would ever have seen it.
CREATE FUNCTION refuse_message_without_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'message_begins_whole: a message is not written already redacted.' USING ERRCODE = 'check_violation', CONSTRAINT = 'message_begins_whole';
END $$;
CREATE TRIGGER message_begins_whole BEFORE INSERT ON message FOR EACH ROW
  WHEN (NEW.redacted_at IS NOT NULL) EXECUTE FUNCTION refuse_message_without_text();

-- Positions have no gaps: at the end of the transaction the conversation counts exactly the messages it has.
CREATE FUNCTION refuse_full_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'conversation_begins_empty: a conversation begins without messages.' USING ERRCODE = 'check_violation', CONSTRAINT = 'conversation_begins_empty';
END $$;
CREATE TRIGGER conversation_begins_empty BEFORE INSERT ON conversation FOR EACH ROW
  WHEN (NEW.last_position <> 0) EXECUTE FUNCTION refuse_full_beginning();
CREATE FUNCTION check_message_counted() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = NEW.conversation_id AND NEW.position <= c.last_position) THEN
    RAISE EXCEPTION 'message_counted: its conversation does not count message %.', NEW.position
      USING ERRCODE = 'check_violation', CONSTRAINT = 'message_counted';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER message_counted AFTER INSERT ON message
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_message_counted();
CREATE FUNCTION check_positions_taken() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM message m WHERE m.conversation_id = NEW.id AND m.position > OLD.last_position AND m.position <= NEW.last_position)
     <> NEW.last_position - OLD.last_position
  THEN
    RAISE EXCEPTION 'conversation_positions_taken: there are not as many messages as positions.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'conversation_positions_taken';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER conversation_positions_taken AFTER UPDATE ON conversation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.last_position > OLD.last_position) EXECUTE FUNCTION check_positions_taken();

-- Nobody has read what is not there, and nobody confirms what they wrote themselves, what was not to be confirmed, or what is gone.
ALTER TABLE conversation_read ADD CONSTRAINT conversation_read_position CHECK (position >= 1);
CREATE FUNCTION check_read() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = NEW.conversation_id AND NEW.position <= c.last_position) THEN
    RAISE EXCEPTION 'conversation_read_exists: the conversation has no message % yet.', NEW.position
      USING ERRCODE = 'check_violation', CONSTRAINT = 'conversation_read_exists';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conversation_read_exists BEFORE INSERT ON conversation_read FOR EACH ROW EXECUTE FUNCTION check_read();
CREATE TRIGGER conversation_read_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON conversation_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION check_acknowledgement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM message m WHERE m.id = NEW.message_id AND m.acknowledgement_required AND m.sender_id <> NEW.user_id AND m.redacted_at IS NULL FOR SHARE) THEN
    RAISE EXCEPTION 'message_acknowledgement_wanted: the message is not to be confirmed by this user.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'message_acknowledgement_wanted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_acknowledgement_wanted BEFORE INSERT ON message_acknowledgement FOR EACH ROW EXECUTE FUNCTION check_acknowledgement();
CREATE TRIGGER message_acknowledgement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
