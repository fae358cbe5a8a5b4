-- Factors may rest on a note. Rows are written anew so that each has the cell on disk.
-- "factors": A JSON list of factor ids.
ALTER TABLE "note" ADD COLUMN "factors" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "private_note" ADD COLUMN "factors" TEXT NOT NULL DEFAULT '[]';
UPDATE "note" SET "factors" = '[]';
UPDATE "private_note" SET "factors" = '[]';
