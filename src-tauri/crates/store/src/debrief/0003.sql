-- What the meeting was worth; under the id of its review, so that a review has one.
CREATE TABLE "debrief" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "learned" TEXT NOT NULL,
    "learned_words" TEXT NOT NULL,
    "again" TEXT NOT NULL,
    "again_words" TEXT NOT NULL,
    "went_well" TEXT NOT NULL,
    "was_hard" TEXT NOT NULL,
    "next_time" TEXT NOT NULL
) STRICT;
CREATE INDEX "debrief_review" ON "debrief" ("review");
