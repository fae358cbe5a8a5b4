-- Something somebody may do, traced to the factor it speaks to.
CREATE TABLE "follow_up" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "factor" BLOB CHECK (length("factor") = 16),
    "owner_role" TEXT NOT NULL,
    "due" TEXT,
    "expected_effect" TEXT NOT NULL,
    "side_effect" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL
) STRICT;
CREATE INDEX "follow_up_review" ON "follow_up" ("review");
