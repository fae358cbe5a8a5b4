-- Somebody taking part; the name stands here and in no other table.
CREATE TABLE "person" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "perspective" BLOB CHECK (length("perspective") = 16),
    "consent" TEXT NOT NULL,
    "remark" TEXT NOT NULL
) STRICT;
CREATE INDEX "person_review" ON "person" ("review");
