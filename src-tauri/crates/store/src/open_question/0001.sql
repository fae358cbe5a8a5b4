-- Something nobody knows yet.
CREATE TABLE "open_question" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "curious" BLOB CHECK (length("curious") = 16),
    "state" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL
) STRICT;
CREATE INDEX "open_question_review" ON "open_question" ("review");
