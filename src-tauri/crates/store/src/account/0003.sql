-- Accounts may pass on words of an interview. Rows are written anew so that each has the cell on disk.
ALTER TABLE "account" ADD COLUMN "quote" BLOB CHECK (length("quote") = 16);
UPDATE "account" SET "quote" = NULL;
