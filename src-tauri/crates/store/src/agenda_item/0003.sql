-- A stage may begin at a time of its own, and have reached what it should. Rows are written anew so that each has the cell on disk.
ALTER TABLE "agenda_item" ADD COLUMN "meets_at" TEXT;
ALTER TABLE "agenda_item" ADD COLUMN "reached_at" TEXT;
UPDATE "agenda_item" SET "meets_at" = NULL, "reached_at" = NULL;
