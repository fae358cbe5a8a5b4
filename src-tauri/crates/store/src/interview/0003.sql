-- A conversation with one person before the meeting; private from end to end, and so in no search index.
-- "prompts": A JSON list of {prompt, state}.
CREATE TABLE "interview" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "person" BLOB CHECK (length("person") = 16),
    "perspective" BLOB CHECK (length("perspective") = 16),
    "state" TEXT NOT NULL,
    "meets_at" TEXT,
    "prompts" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT;
CREATE INDEX "interview_review" ON "interview" ("review");
