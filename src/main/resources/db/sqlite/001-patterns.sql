-- One row per pattern, narrow enough that ranking a few hundred candidates touches few pages: the
-- full content is in pattern_body. title, operation, words and shape hold split words, not prose.
CREATE TABLE pattern (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  provenance TEXT NOT NULL,
  parent TEXT,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  accepted REAL NOT NULL DEFAULT 0 CHECK (accepted >= 0),
  rejected REAL NOT NULL DEFAULT 0 CHECK (rejected >= 0),
  stamp INTEGER NOT NULL,
  ceiling REAL NOT NULL,
  length INTEGER NOT NULL,
  title TEXT NOT NULL,
  operation TEXT NOT NULL,
  words TEXT NOT NULL,
  shape TEXT NOT NULL
);

CREATE INDEX pattern_best ON pattern (domain, ceiling DESC) WHERE archived = 0;

CREATE TABLE pattern_body (
  id INTEGER PRIMARY KEY REFERENCES pattern (id) ON DELETE CASCADE,
  body TEXT NOT NULL
);

CREATE TABLE pattern_fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO pattern_fact (name, value) VALUES ('generation', '0');
