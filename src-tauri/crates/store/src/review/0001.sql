-- One incident and the conversation about it; every other noun belongs to one.
-- "ground_rules": A JSON list of sentences.
CREATE TABLE "review" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "meets_at" TEXT,
    "ground_rules" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "sample" INTEGER NOT NULL CHECK ("sample" IN (0, 1))
) STRICT;
