-- A moment of the incident.
-- "at": JSON, see When.
-- "lines": A JSON list of line ids.
CREATE TABLE "event" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "gap" TEXT NOT NULL,
    "taken_at" TEXT
) STRICT;
CREATE INDEX "event_review" ON "event" ("review");
