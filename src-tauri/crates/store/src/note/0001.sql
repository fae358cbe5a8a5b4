-- Something caught in passing.
CREATE TABLE "note" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "perspective" BLOB CHECK (length("perspective") = 16),
    "agenda_item" BLOB CHECK (length("agenda_item") = 16),
    "visibility" TEXT NOT NULL
) STRICT;
CREATE INDEX "note_review" ON "note" ("review");
