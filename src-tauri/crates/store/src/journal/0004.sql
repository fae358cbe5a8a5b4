-- Where the pairs of a long entry lie packed, "changes" is empty and they are here; see the module for how.
ALTER TABLE "act" ADD COLUMN "packed" BLOB;
