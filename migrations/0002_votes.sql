-- The random key of each UTC day (YYYY-MM-DD), in hex: readers are told apart by hashes under it. Deleted when the day has ended, after
-- which nobody can tell whose a hash was.
CREATE TABLE reader_keys (
  day TEXT PRIMARY KEY,
  key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last vote of each reader on a section on a day. Deleted when the day has ended.
CREATE TABLE votes (
  guide TEXT NOT NULL,
  section TEXT NOT NULL,
  day TEXT NOT NULL,
  -- Hash under the key of the day.
  reader TEXT NOT NULL,
  helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
  -- Why the answer was not helpful; empty if the reader gave no reason.
  reason TEXT NOT NULL,
  PRIMARY KEY (day, guide, section, reader)
) STRICT, WITHOUT ROWID;

-- The number of votes, kept by triggers, so that no count scans the votes.
CREATE TABLE vote_counts (
  guide TEXT NOT NULL,
  section TEXT NOT NULL,
  day TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  reason TEXT NOT NULL,
  votes INTEGER NOT NULL,
  PRIMARY KEY (guide, section, day, helpful, reason)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER vote_inserted AFTER INSERT ON votes BEGIN
  INSERT INTO vote_counts VALUES (new.guide, new.section, new.day, new.helpful, new.reason, 1)
    ON CONFLICT DO UPDATE SET votes = votes + 1;
END;
CREATE TRIGGER vote_updated AFTER UPDATE ON votes BEGIN
  UPDATE vote_counts SET votes = votes - 1
    WHERE guide = old.guide AND section = old.section AND day = old.day AND helpful = old.helpful AND reason = old.reason;
  INSERT INTO vote_counts VALUES (new.guide, new.section, new.day, new.helpful, new.reason, 1)
    ON CONFLICT DO UPDATE SET votes = votes + 1;
END;

-- What readers wrote with a vote. The reader is removed when the day has ended.
CREATE TABLE vote_comments (
  id INTEGER PRIMARY KEY,
  guide TEXT NOT NULL,
  section TEXT NOT NULL,
  day TEXT NOT NULL,
  reader TEXT,
  reason TEXT NOT NULL,
  comment TEXT NOT NULL,
  UNIQUE (day, guide, section, reader)
) STRICT;
