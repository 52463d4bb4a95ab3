-- Rows without a seal were looked for among all rows at once at the end of a run, however many they were. Now the search keeps how far it is.
ALTER TABLE "audit_verification" ADD COLUMN "searched_to" UUID;
