-- Thanks to somebody, by role.
CREATE TABLE "thanks" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "to_whom" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "consent" TEXT NOT NULL
) STRICT;
CREATE INDEX "thanks_review" ON "thanks" ("review");
