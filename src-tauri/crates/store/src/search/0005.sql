-- How far each noun is in the index: of the rows up to this id only those noted in "search_waiting" are not in it, and
-- every row beyond it waits. Ids grow, so a new row is one that waits without a word written about it.
CREATE TABLE "search_settled" (
    "noun" TEXT NOT NULL PRIMARY KEY,
    "id" BLOB NOT NULL CHECK (length("id") IN (0, 16))
) STRICT, WITHOUT ROWID;
INSERT INTO "search_settled" ("noun", "id")
    SELECT 'review', coalesce(max("id"), x'') FROM "review"
    UNION ALL SELECT 'note', coalesce(max("id"), x'')
        FROM (SELECT max("id") AS "id" FROM "note" UNION ALL SELECT max("id") FROM "private_note")
    UNION ALL SELECT 'parked', coalesce(max("id"), x'') FROM "parked"
    UNION ALL SELECT 'line', coalesce(max("id"), x'') FROM "line"
    UNION ALL SELECT 'event', coalesce(max("id"), x'') FROM "event"
    UNION ALL SELECT 'account', coalesce(max("id"), x'') FROM "account"
    UNION ALL SELECT 'factor', coalesce(max("id"), x'') FROM "factor"
    UNION ALL SELECT 'learning', coalesce(max("id"), x'') FROM "learning"
    UNION ALL SELECT 'open_question', coalesce(max("id"), x'') FROM "open_question"
    UNION ALL SELECT 'follow_up', coalesce(max("id"), x'') FROM "follow_up"
    UNION ALL SELECT 'thanks', coalesce(max("id"), x'') FROM "thanks";
