-- One line of a source, raw text kept.
-- "at": JSON, see When.
CREATE TABLE "line" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "source" BLOB NOT NULL CHECK (length("source") = 16),
    "position" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "kept_because" TEXT NOT NULL
) STRICT;
CREATE INDEX "line_review" ON "line" ("review");
