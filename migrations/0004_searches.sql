-- What each reader last found by a query on a day. Deleted when the day has ended.
CREATE TABLE searches (
  day TEXT NOT NULL,
  -- Hash of the normalised text and its locale under the key of the day.
  query TEXT NOT NULL,
  -- Hash under the key of the day, another one for each query.
  reader TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('failed', 'unsure', 'opened')),
  PRIMARY KEY (day, query, reader)
) STRICT, WITHOUT ROWID;

-- The number of readers by query and day, kept by triggers. What was searched for is stored once five readers have asked on that day; rows
-- that never have it are deleted when the day has ended.
CREATE TABLE search_counts (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  -- The hash of `searches`, removed when the day has ended.
  hash TEXT,
  locale TEXT,
  query TEXT,
  failed INTEGER NOT NULL,
  unsure INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  CHECK ((query IS NULL) = (locale IS NULL)),
  CHECK (query IS NULL OR failed + unsure + opened >= 5)
) STRICT;
CREATE UNIQUE INDEX search_counts_by_hash ON search_counts (day, hash) WHERE hash IS NOT NULL;
CREATE INDEX search_counts_by_day ON search_counts (day) WHERE query IS NOT NULL;

-- Totals by day, kept by triggers: `votes.helpful`, `votes.notHelpful`, `comments`, `searches`.
CREATE TABLE daily_counts (
  name TEXT NOT NULL,
  day TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (name, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER search_inserted AFTER INSERT ON searches BEGIN
  INSERT INTO search_counts (day, hash, failed, unsure, opened)
    VALUES (new.day, new.query, new.outcome = 'failed', new.outcome = 'unsure', new.outcome = 'opened')
    ON CONFLICT DO UPDATE SET failed = failed + excluded.failed, unsure = unsure + excluded.unsure, opened = opened + excluded.opened;
  INSERT INTO daily_counts VALUES ('searches', new.day, 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER search_updated AFTER UPDATE ON searches WHEN old.outcome <> new.outcome BEGIN
  UPDATE search_counts SET
      failed = failed - (old.outcome = 'failed') + (new.outcome = 'failed'),
      unsure = unsure - (old.outcome = 'unsure') + (new.outcome = 'unsure'),
      opened = opened - (old.outcome = 'opened') + (new.outcome = 'opened')
    WHERE day = new.day AND hash = new.query;
END;

CREATE TRIGGER vote_inserted_daily AFTER INSERT ON votes BEGIN
  INSERT INTO daily_counts VALUES (iif(new.helpful, 'votes.helpful', 'votes.notHelpful'), new.day, 1)
    ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER vote_updated_daily AFTER UPDATE ON votes WHEN old.helpful <> new.helpful BEGIN
  UPDATE daily_counts SET value = value - 1
    WHERE name = iif(old.helpful, 'votes.helpful', 'votes.notHelpful') AND day = old.day;
  INSERT INTO daily_counts VALUES (iif(new.helpful, 'votes.helpful', 'votes.notHelpful'), new.day, 1)
    ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER vote_comment_inserted AFTER INSERT ON vote_comments BEGIN
  INSERT INTO daily_counts VALUES ('comments', new.day, 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
-- One that is replaced on its day; those that are erased later stay counted.
CREATE TRIGGER vote_comment_deleted AFTER DELETE ON vote_comments WHEN old.reader IS NOT NULL BEGIN
  UPDATE daily_counts SET value = value - 1 WHERE name = 'comments' AND day = old.day;
END;

-- What was counted before.
INSERT INTO daily_counts
  SELECT iif(helpful, 'votes.helpful', 'votes.notHelpful'), day, sum(votes) FROM vote_counts GROUP BY helpful, day;
INSERT INTO daily_counts SELECT 'comments', day, count(*) FROM vote_comments GROUP BY day;

-- Comments of a section, and those whose readers are yet to be removed.
CREATE INDEX vote_comments_by_section ON vote_comments (guide, section);
CREATE INDEX vote_comments_by_reader ON vote_comments (day) WHERE reader IS NOT NULL;

-- One row: when hashes and keys of past days were last deleted (ISO 8601, UTC).
CREATE TABLE last_cleaning (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL
) STRICT;
