-- Who is to deal with an alert.
ALTER TABLE "alert" ADD COLUMN "assigned_to_id" UUID, ADD COLUMN "assigned_at" TIMESTAMPTZ(3);

ALTER TABLE "alert" ADD CONSTRAINT "alert_assigned_to_id_organization_id_fkey" FOREIGN KEY ("assigned_to_id", "organization_id") REFERENCES "app_user"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "alert" ADD CONSTRAINT alert_assigned CHECK ((assigned_at IS NULL) = (assigned_to_id IS NULL));
