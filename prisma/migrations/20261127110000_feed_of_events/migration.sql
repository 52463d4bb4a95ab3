-- Names an organization's history, as change_head does for its changes: a cursor from before a restore belongs to one that is gone.
ALTER TABLE "event_head" ADD COLUMN "feed" UUID NOT NULL DEFAULT gen_random_uuid();
