-- What the statements of watched databases did. Times are milliseconds since 1970, of this machine's
-- clock. A statement's figures lie by their time, so that a span of a database is one range; what is
-- older than a day is added up to hours in a table of the same shape.

CREATE TABLE watched (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE watched_query (
  id INTEGER PRIMARY KEY,
  watched INTEGER NOT NULL REFERENCES watched (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  normalized TEXT NOT NULL,
  sample TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  kind TEXT NOT NULL,
  UNIQUE (watched, fingerprint)
);

CREATE TABLE watched_query_id (
  query INTEGER NOT NULL REFERENCES watched_query (id) ON DELETE CASCADE,
  queryid INTEGER NOT NULL,
  PRIMARY KEY (query, queryid)
) WITHOUT ROWID;

CREATE TABLE watched_relation (
  id INTEGER PRIMARY KEY,
  query INTEGER NOT NULL REFERENCES watched_query (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  UNIQUE (query, relation)
);

CREATE TABLE interval_minute (
  watched INTEGER NOT NULL REFERENCES watched (id) ON DELETE CASCADE,
  ended INTEGER NOT NULL,
  query INTEGER NOT NULL REFERENCES watched_query (id) ON DELETE CASCADE,
  began INTEGER NOT NULL,
  calls INTEGER NOT NULL CHECK (calls > 0),
  total REAL NOT NULL,
  squares REAL NOT NULL,
  least REAL,
  most REAL,
  row_count INTEGER NOT NULL,
  shared_hit INTEGER NOT NULL,
  shared_read INTEGER NOT NULL,
  temp_read INTEGER NOT NULL,
  temp_written INTEGER NOT NULL,
  wal_bytes INTEGER NOT NULL,
  PRIMARY KEY (watched, ended, query)
) WITHOUT ROWID;

CREATE INDEX interval_minute_query ON interval_minute (query, ended);

CREATE TABLE interval_hour (
  watched INTEGER NOT NULL REFERENCES watched (id) ON DELETE CASCADE,
  ended INTEGER NOT NULL,
  query INTEGER NOT NULL REFERENCES watched_query (id) ON DELETE CASCADE,
  began INTEGER NOT NULL,
  calls INTEGER NOT NULL CHECK (calls > 0),
  total REAL NOT NULL,
  squares REAL NOT NULL,
  least REAL,
  most REAL,
  row_count INTEGER NOT NULL,
  shared_hit INTEGER NOT NULL,
  shared_read INTEGER NOT NULL,
  temp_read INTEGER NOT NULL,
  temp_written INTEGER NOT NULL,
  wal_bytes INTEGER NOT NULL,
  PRIMARY KEY (watched, ended, query)
) WITHOUT ROWID;

CREATE INDEX interval_hour_query ON interval_hour (query, ended);

-- When a database was collected, also where nothing was called.
CREATE TABLE watched_span (
  watched INTEGER NOT NULL REFERENCES watched (id) ON DELETE CASCADE,
  ended INTEGER NOT NULL,
  began INTEGER NOT NULL,
  PRIMARY KEY (watched, ended)
) WITHOUT ROWID;
