-- A role or vantage point an account is told from.
CREATE TABLE "perspective" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL
) STRICT;
CREATE INDEX "perspective_review" ON "perspective" ("review");
