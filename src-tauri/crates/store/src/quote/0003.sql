-- Words somebody said in an interview, and how far they may go. In no search index, so that words taken back are gone.
CREATE TABLE "quote" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "interview" BLOB NOT NULL CHECK (length("interview") = 16),
    "text" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "sharing" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL
) STRICT;
CREATE INDEX "quote_review" ON "quote" ("review");
