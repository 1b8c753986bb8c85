-- Anomalies of watched databases, open and past. Times are milliseconds since 1970. Numbered in the
-- order in which they were opened. What was usual, and what else changed, as it was told last.
CREATE TABLE anomaly (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  database TEXT NOT NULL,
  kind TEXT NOT NULL,
  fingerprint TEXT,
  severity TEXT NOT NULL CHECK (severity IN ('LOW', 'MEDIUM', 'HIGH')),
  since INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER,
  figure REAL NOT NULL,
  unit TEXT NOT NULL,
  median REAL NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  intervals INTEGER NOT NULL,
  baseline_of TEXT NOT NULL,
  score REAL NOT NULL,
  confidence REAL NOT NULL,
  changed TEXT NOT NULL,
  shape_before TEXT,
  shape_after TEXT,
  -- Whether it is over only because it has lasted so long that it is what is usual.
  usual INTEGER NOT NULL CHECK (usual IN (0, 1))
);

CREATE INDEX anomaly_newest ON anomaly (database, since);
CREATE INDEX anomaly_of_query ON anomaly (database, fingerprint, since);
CREATE INDEX anomaly_open ON anomaly (database) WHERE resolved_at IS NULL;
CREATE INDEX anomaly_over ON anomaly (resolved_at) WHERE resolved_at IS NOT NULL;
