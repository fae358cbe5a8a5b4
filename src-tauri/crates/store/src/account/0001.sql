-- One perspective's version of an event; accounts are never merged.
CREATE TABLE "account" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "event" BLOB NOT NULL CHECK (length("event") = 16),
    "perspective" BLOB NOT NULL CHECK (length("perspective") = 16),
    "text" TEXT NOT NULL,
    "voice" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "known" TEXT NOT NULL,
    "expected" TEXT NOT NULL,
    "visible" TEXT NOT NULL,
    "told_in" TEXT NOT NULL
) STRICT;
CREATE INDEX "account_review" ON "account" ("review");
