-- An imported file; its bytes lie in "content" under the same hash.
CREATE TABLE "source" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "clock_offset" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "brought_at" TEXT NOT NULL
) STRICT;
CREATE INDEX "source_review" ON "source" ("review");
