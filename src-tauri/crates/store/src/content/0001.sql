-- The bytes of imported files, each once, under their own hash. "bytes" stands last so that hashes are listed cheaply.
CREATE TABLE "content" (
    "sha256" TEXT NOT NULL PRIMARY KEY CHECK (length("sha256") = 64),
    "bytes" BLOB NOT NULL
) STRICT;
CREATE TRIGGER "content_never_changes" BEFORE UPDATE ON "content"
BEGIN SELECT RAISE(ABORT, 'kept bytes never change'); END;
CREATE TRIGGER "content_never_goes" BEFORE DELETE ON "content"
BEGIN SELECT RAISE(ABORT, 'kept bytes never go away'); END;
