-- Which node does a piece of work by the clock, and until when nobody else does.
CREATE TABLE "sweep_lease" (
    "name" TEXT NOT NULL,
    "holder_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sweep_lease_pkey" PRIMARY KEY ("name")
);
