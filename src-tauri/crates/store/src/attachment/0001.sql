-- A file kept beside the review; its bytes lie in "content" under the same hash.
CREATE TABLE "attachment" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "kept_because" TEXT NOT NULL
) STRICT;
CREATE INDEX "attachment_review" ON "attachment" ("review");
