-- Notes may pass on words of an interview. Rows are written anew so that each has the cell on disk.
ALTER TABLE "note" ADD COLUMN "quote" BLOB CHECK (length("quote") = 16);
-- What the facilitator noted for themselves lies apart, so that nothing which reads notes to show them can meet it.
CREATE TABLE "private_note" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "perspective" BLOB CHECK (length("perspective") = 16),
    "agenda_item" BLOB CHECK (length("agenda_item") = 16),
    "visibility" TEXT NOT NULL,
    "quote" BLOB CHECK (length("quote") = 16)
) STRICT;
CREATE INDEX "private_note_review" ON "private_note" ("review");
INSERT INTO "private_note" SELECT * FROM "note" WHERE "visibility" = 'private';
DELETE FROM "note" WHERE "visibility" = 'private';
UPDATE "note" SET "quote" = NULL;
