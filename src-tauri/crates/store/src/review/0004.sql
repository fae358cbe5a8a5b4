-- A review may be filed under words. Rows are written anew so that each has the cell on disk.
-- "tags": A JSON list of words.
ALTER TABLE "review" ADD COLUMN "tags" TEXT NOT NULL DEFAULT '[]';
UPDATE "review" SET "tags" = '[]';
