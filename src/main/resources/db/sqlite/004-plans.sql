-- Every shape that a query's plan has had, with the newest plan of that shape, literals taken out.
-- Times are milliseconds since 1970.
CREATE TABLE plan_seen (
  database TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  shape TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  total_cost REAL NOT NULL,
  generic INTEGER NOT NULL CHECK (generic IN (0, 1)),
  plan TEXT NOT NULL,
  UNIQUE (database, fingerprint, shape)
);

CREATE INDEX plan_seen_last ON plan_seen (last_seen);

-- The shape that the query's own text has now. A text that somebody sends with values of his own may
-- have another plan without anything having changed, so such plans are seen and do not count here.
CREATE TABLE plan_current (
  database TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  shape TEXT NOT NULL,
  flips INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (database, fingerprint)
) WITHOUT ROWID;
