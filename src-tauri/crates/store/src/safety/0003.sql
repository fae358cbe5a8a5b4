-- Whether it is safe to hold the meeting; under the id of its review, so that a review has one.
CREATE TABLE "safety" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "fear" TEXT NOT NULL,
    "sanction" TEXT NOT NULL,
    "remark" TEXT NOT NULL
) STRICT;
CREATE INDEX "safety_review" ON "safety" ("review");
