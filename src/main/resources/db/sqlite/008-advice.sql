-- Advice as it was given last, and what was decided on it; missing_at is when the index of
-- accepted advice was last seen not to be there. Times are milliseconds since 1970.
CREATE TABLE advice (
  id TEXT PRIMARY KEY,
  database TEXT NOT NULL,
  body TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('open', 'accepted', 'dismissed')),
  reason TEXT,
  decided_at INTEGER,
  missing_at INTEGER
);

CREATE INDEX advice_decided ON advice (database, decision);

-- What the queries of accepted advice did before, and those on the same tables.
CREATE TABLE advice_before (
  advice TEXT NOT NULL REFERENCES advice (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  intervals INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  total_ms REAL NOT NULL,
  log_mean REAL NOT NULL,
  log_deviation REAL NOT NULL,
  PRIMARY KEY (advice, fingerprint)
);
