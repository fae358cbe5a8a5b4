-- A factor may rest on notes, be so on other days too, and have been put somewhere by a person. Rows are written anew so that each
-- has the cell on disk.
-- "notes": A JSON list of note ids. "put": JSON of {col, row}.
ALTER TABLE "factor" ADD COLUMN "notes" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "factor" ADD COLUMN "other_days" TEXT;
ALTER TABLE "factor" ADD COLUMN "put" TEXT;
UPDATE "factor" SET "notes" = '[]', "other_days" = NULL, "put" = NULL;
