-- A fix idea put aside so that the story can go on.
CREATE TABLE "parked" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "soak_until" TEXT,
    "state" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "perspective" BLOB CHECK (length("perspective") = 16)
) STRICT;
CREATE INDEX "parked_review" ON "parked" ("review");
