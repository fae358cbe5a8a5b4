-- Something people now know.
CREATE TABLE "learning" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "factor" BLOB CHECK (length("factor") = 16),
    "event" BLOB CHECK (length("event") = 16),
    "perspective" BLOB CHECK (length("perspective") = 16),
    "next_time" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL
) STRICT;
CREATE INDEX "learning_review" ON "learning" ("review");
