-- The journal: every act ever carried out, undone or redone, oldest first. See the module for what "hash" covers.
-- "changes" stands last so that the head of a long entry is read without touching the pages of its rows.
CREATE TABLE "act" (
    "seq" INTEGER PRIMARY KEY,
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "review" BLOB NOT NULL CHECK (length("review") = 16),
    "name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('did', 'undid', 'redid')),
    "of" INTEGER,
    "prev_hash" BLOB NOT NULL CHECK (length("prev_hash") = 32),
    "hash" BLOB NOT NULL CHECK (length("hash") = 32),
    "changes" TEXT NOT NULL
) STRICT;
CREATE INDEX "act_review" ON "act" ("review");

-- Three locks on one door: the journal grows at its end, and nothing in it changes or goes away.
CREATE TRIGGER "act_grows_at_its_end" BEFORE INSERT ON "act"
WHEN NEW."seq" IS NOT (SELECT coalesce(max("seq"), 0) + 1 FROM "act")
BEGIN SELECT RAISE(ABORT, 'the journal grows only at its end'); END;
CREATE TRIGGER "act_never_changes" BEFORE UPDATE ON "act"
BEGIN SELECT RAISE(ABORT, 'an entry of the journal never changes'); END;
CREATE TRIGGER "act_never_goes" BEFORE DELETE ON "act"
BEGIN SELECT RAISE(ABORT, 'an entry of the journal never goes away'); END;

-- Which acts of a review are in force and which were taken back and may be redone. It can be worked out from "act"
-- alone (a check does so), and stands here so that finding the next undo never walks the journal.
CREATE TABLE "standing" (
    "review" BLOB NOT NULL CHECK (length("review") = 16),
    "state" TEXT NOT NULL CHECK ("state" IN ('done', 'undone')),
    "seq" INTEGER NOT NULL REFERENCES "act" ("seq"),
    PRIMARY KEY ("review", "state", "seq")
) STRICT, WITHOUT ROWID;
