-- A condition that met others: a contributing factor, a mitigator, a piece of luck.
-- "events": A JSON list of event ids.
CREATE TABLE "factor" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" INTEGER NOT NULL,
    "phrase" TEXT NOT NULL,
    "band" TEXT NOT NULL,
    "polarity" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "events" TEXT NOT NULL,
    "taken_at" TEXT
) STRICT;
CREATE INDEX "factor_review" ON "factor" ("review");
