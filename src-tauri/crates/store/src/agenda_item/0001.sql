-- One stage of the meeting, with its minutes, its prompts and its clock.
-- "prompts": A JSON list of {prompt, state}.
CREATE TABLE "agenda_item" (
    "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
    "rev" INTEGER NOT NULL,
    "review" BLOB NOT NULL REFERENCES "review" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "prompts" TEXT NOT NULL,
    "spent_ms" INTEGER NOT NULL,
    "running_since" TEXT
) STRICT;
CREATE INDEX "agenda_item_review" ON "agenda_item" ("review");
