-- Snapshots of what queries did. Times are milliseconds since 1970. The figures stand here once
-- more, since the intervals that they are of are rolled up and removed. A text stands once for all
-- snapshots that have its query.
CREATE TABLE snapshot (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  database TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('manual', 'scheduled', 'preDeploy', 'postDeploy')),
  taken_at INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  covered INTEGER NOT NULL CHECK (covered > 0),
  queries INTEGER NOT NULL,
  UNIQUE (database, name)
);

CREATE TABLE snapshot_text (
  id INTEGER PRIMARY KEY,
  database TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  normalized TEXT NOT NULL,
  UNIQUE (database, fingerprint)
);

CREATE TABLE snapshot_query (
  snapshot INTEGER NOT NULL REFERENCES snapshot (seq) ON DELETE CASCADE,
  text INTEGER NOT NULL REFERENCES snapshot_text (id),
  calls INTEGER NOT NULL CHECK (calls > 0),
  total REAL NOT NULL,
  squares REAL NOT NULL,
  intervals INTEGER NOT NULL,
  batches INTEGER NOT NULL,
  variance REAL,
  row_count INTEGER NOT NULL,
  shared_hit INTEGER NOT NULL,
  shared_read INTEGER NOT NULL,
  temp_read INTEGER NOT NULL,
  temp_written INTEGER NOT NULL,
  wal_bytes INTEGER NOT NULL,
  shape TEXT,
  PRIMARY KEY (snapshot, text)
) WITHOUT ROWID;

CREATE INDEX snapshot_query_text ON snapshot_query (text);
