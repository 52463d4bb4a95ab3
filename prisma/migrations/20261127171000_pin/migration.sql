-- A short number that opens a page again which its person locked, and how often one was tried.

-- CreateTable
CREATE TABLE "pin" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pin_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pin_account_id_key" ON "pin"("account_id");

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE pin
  -- Of a number in clear nobody would see that it is none.
  ADD CONSTRAINT pin_hash_form CHECK (hash ~ '^\$argon2id\$'),
  ADD CONSTRAINT pin_tries_few CHECK (tries BETWEEN 0 AND 5);
