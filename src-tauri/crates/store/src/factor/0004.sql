-- A factor may be so on other days too, and have been put somewhere by a person. Rows are written anew so that each has the cell on disk.
-- "put": JSON of {col, row}.
ALTER TABLE "factor" ADD COLUMN "other_days" TEXT;
ALTER TABLE "factor" ADD COLUMN "put" TEXT;
UPDATE "factor" SET "other_days" = NULL, "put" = NULL;
