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

-- Three locks on one door: the journal grows at its end, and nothing in it changes or goes away.
CREATE TRIGGER "act_grows_at_its_end" BEFORE INSERT ON "act"
WHEN NEW."seq" IS NOT (SELECT coalesce(max("seq"), 0) + 1 FROM "act")
BEGIN SELECT RAISE(ABORT, 'the journal grows only at its end'); END;
CREATE TRIGGER "act_never_changes" BEFORE UPDATE ON "act"
BEGIN SELECT RAISE(ABORT, 'an entry of the journal never changes'); END;
CREATE TRIGGER "act_never_goes" BEFORE DELETE ON "act"
BEGIN SELECT RAISE(ABORT, 'an entry of the journal never goes away'); END;

-- The entries of each review, and where each stands: an act is done, or undone and may be redone, or past, which is
-- an act that was undone and then overtaken, and every undo and redo itself. All of it can be worked out from "act"
-- alone (a check does so). It stands here, once, so that neither a history nor the next undo walks the journal of
-- every review, and so that an act writes one page for both.
CREATE TABLE "standing" (
    "review" BLOB NOT NULL CHECK (length("review") = 16),
    "seq" INTEGER NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('done', 'undone', 'past')),
    PRIMARY KEY ("review", "seq")
) STRICT, WITHOUT ROWID;
