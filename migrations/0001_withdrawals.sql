-- Withdrawals: what may not be shown any more. An empty locale or section means all of them.
CREATE TABLE withdrawals (
  guide TEXT NOT NULL,
  locale TEXT NOT NULL DEFAULT '',
  section TEXT NOT NULL DEFAULT '',
  status INTEGER NOT NULL CHECK (status IN (410, 451)),
  -- Who required it, in general terms: a value of schema/withdrawal.ts.
  requested_by TEXT NOT NULL,
  -- ISO 8601, UTC.
  since TEXT NOT NULL,
  -- JSON: the notice's text by locale.
  notice TEXT NOT NULL CHECK (json_valid(notice)),
  PRIMARY KEY (guide, locale, section)
) STRICT, WITHOUT ROWID;

-- One row, whose version is another random one after each change of the withdrawals, whoever makes it. Random, so that a version that a
-- restored backup had never stands for two different lists.
CREATE TABLE withdrawals_version (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT NOT NULL
) STRICT;
INSERT INTO withdrawals_version VALUES (1, lower(hex(randomblob(8))));

CREATE TRIGGER withdrawals_inserted AFTER INSERT ON withdrawals BEGIN
  INSERT OR REPLACE INTO withdrawals_version VALUES (1, lower(hex(randomblob(8))));
END;
CREATE TRIGGER withdrawals_updated AFTER UPDATE ON withdrawals BEGIN
  INSERT OR REPLACE INTO withdrawals_version VALUES (1, lower(hex(randomblob(8))));
END;
CREATE TRIGGER withdrawals_deleted AFTER DELETE ON withdrawals BEGIN
  INSERT OR REPLACE INTO withdrawals_version VALUES (1, lower(hex(randomblob(8))));
END;

-- Tags that caches in front of the worker have yet to be purged of, twice for each act, and from when on (ms since the epoch).
CREATE TABLE purges (
  tag TEXT NOT NULL,
  round INTEGER NOT NULL CHECK (round IN (1, 2)),
  due INTEGER NOT NULL,
  PRIMARY KEY (tag, round)
) STRICT, WITHOUT ROWID;

-- One row: the purges that the platform's rate limit has room for, as of a time (ms since the epoch).
CREATE TABLE purge_budget (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  purges REAL NOT NULL,
  at INTEGER NOT NULL
) STRICT;
INSERT INTO purge_budget VALUES (1, 20, 0);

-- Audit log of acts by admin routes.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- ISO 8601, UTC.
  at TEXT NOT NULL,
  -- The name of the token, or of the identity that Cloudflare Access vouches for.
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  -- JSON: what the act was about.
  subject TEXT NOT NULL CHECK (json_valid(subject)),
  request_id TEXT NOT NULL
) STRICT;
