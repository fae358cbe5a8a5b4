-- How one factor bears on another, or on the impact where "to" is null.
CREATE TABLE "link" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "from" BLOB NOT NULL CHECK (length("from") = 16),
    "to" BLOB CHECK (length("to") = 16),
    "kind" TEXT NOT NULL,
    "perspective" BLOB CHECK (length("perspective") = 16),
    "remark" TEXT NOT NULL
) STRICT;
CREATE INDEX "link_review" ON "link" ("review");
