-- How far "standing" reaches. Every entry after this one was carried out and is in force, which is what an entry is while
-- nothing else is said of it, so that an act writes no page to say it. The next undo or redo says it of all of them first.
CREATE TABLE "standing_until" (
    "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
    "seq" INTEGER NOT NULL
) STRICT;
INSERT INTO "standing_until" ("only", "seq") SELECT 1, coalesce(max("seq"), 0) FROM "act";
-- The few acts that may be redone, for an act asks each time whether it overtakes any.
CREATE INDEX "standing_undone" ON "standing" ("review", "seq") WHERE "state" = 'undone';
