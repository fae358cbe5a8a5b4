-- The search index. It follows from the rows alone and can be built again from them at any time.
-- One column a noun, so that a search can be for one kind. The words come folded and parted by spaces (see fold.rs), so
-- the plainest tokenizer reads them back as they are. The text itself lies in its own table only.
CREATE VIRTUAL TABLE "search_text" USING fts5 (
    "review", "note", "parked", "line", "event", "account", "factor", "learning", "open_question", "follow_up", "thanks",
    content = '', tokenize = 'ascii', prefix = '1 2 3'
);
-- A word that is taken out is gone from the index at once, not at some later merge.
INSERT INTO "search_text" ("search_text", "rank") VALUES ('secure-delete', 1);
-- Every word of the index with where it stands, for comparing with the rows. It holds nothing of its own.
CREATE VIRTUAL TABLE "search_term" USING fts5vocab ("search_text", 'instance');

-- Which row each numbered text of the index is; the number grows, so that a higher one was written later.
CREATE TABLE "search_row" (
    "doc" INTEGER PRIMARY KEY,
    "noun" TEXT NOT NULL,
    "id" BLOB NOT NULL CHECK (length("id") = 16)
) STRICT;
CREATE UNIQUE INDEX "search_row_key" ON "search_row" ("id", "noun");

-- Rows with words that are not in the index yet. A search reads them one by one, so they are found all the same.
CREATE TABLE "search_waiting" (
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "noun" TEXT NOT NULL,
    PRIMARY KEY ("id", "noun")
) STRICT, WITHOUT ROWID;

-- Whatever the library holds already waits.
INSERT INTO "search_waiting" ("id", "noun")
    SELECT "id", 'review' FROM "review" UNION ALL SELECT "id", 'note' FROM "note"
    UNION ALL SELECT "id", 'parked' FROM "parked" UNION ALL SELECT "id", 'line' FROM "line"
    UNION ALL SELECT "id", 'event' FROM "event" UNION ALL SELECT "id", 'account' FROM "account"
    UNION ALL SELECT "id", 'factor' FROM "factor" UNION ALL SELECT "id", 'learning' FROM "learning"
    UNION ALL SELECT "id", 'open_question' FROM "open_question" UNION ALL SELECT "id", 'follow_up' FROM "follow_up"
    UNION ALL SELECT "id", 'thanks' FROM "thanks";
