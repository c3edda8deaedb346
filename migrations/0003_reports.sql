-- Reports of readers and rights holders, with what the publisher has decided.
CREATE TABLE reports (
  -- Never used again, so that a decision in the audit log stays that of one report.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- A value of schema/feedback.ts.
  kind TEXT NOT NULL,
  -- What it is about, by the ids of that time: a guide, or a section of it; NULL for the whole site.
  guide TEXT,
  section TEXT,
  -- What the sender wrote. NULL if the sender did not give it, has erased it, or its time is over.
  message TEXT,
  evidence TEXT,
  contact TEXT,
  state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'in-review', 'upheld', 'declined')),
  -- What the publisher tells the sender.
  note TEXT,
  -- ISO 8601, UTC.
  received_at TEXT NOT NULL,
  decided_at TEXT,
  -- When the sender has erased it.
  erased_at TEXT,
  -- JSON: what was withdrawn because of it, and since when.
  withdrawal TEXT CHECK (withdrawal IS NULL OR json_valid(withdrawal)),
  -- The sender and a digest of what the sender wrote, both under the key of the day: the same report sent again on that day is the same
  -- row. NULL when the day has ended.
  day TEXT,
  reader TEXT,
  digest TEXT,
  UNIQUE (day, reader, digest)
) STRICT;
CREATE INDEX reports_by_state ON reports (state, id);
CREATE INDEX reports_by_guide ON reports (guide, id);

-- Receipts, by which a sender finds a report: one for each time that it was sent. Only their SHA-256, in hex: nobody can read a report's
-- receipt out of the database.
CREATE TABLE report_receipts (
  receipt TEXT PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_receipts_by_report ON report_receipts (report);

-- The random key of each UTC day by which the forms of that day are signed, in hex. Apart from the keys of readers, because a form that was
-- opened before midnight may be sent after it. Deleted a day after its own.
CREATE TABLE form_keys (
  day TEXT PRIMARY KEY,
  key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms that were sent: each can be once. Deleted with the key of their day.
CREATE TABLE form_uses (
  day TEXT NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (day, form)
) STRICT, WITHOUT ROWID;

-- Messages to the publisher's webhook that were not delivered yet. Those that are delivered are deleted.
CREATE TABLE webhook_messages (
  -- Standard Webhooks: the same in every attempt.
  id TEXT PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (id),
  -- JSON, without the sender's words.
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- When the next attempt is due (ms since the epoch); NULL after the last one.
  due INTEGER,
  -- Why the last attempt failed.
  error TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_messages_by_report ON webhook_messages (report);
CREATE INDEX webhook_messages_by_due ON webhook_messages (due);
