-- Advice as it was given last, and what was decided on it; missing_at is when the index of
-- accepted advice was last seen not to be there. Times are milliseconds since 1970.
CREATE TABLE advice (
  id text COLLATE "C" PRIMARY KEY,
  database text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  given_at bigint NOT NULL,
  decision text COLLATE "C" NOT NULL CHECK (decision IN ('open', 'accepted', 'dismissed')),
  reason text COLLATE "C",
  decided_at bigint,
  missing_at bigint
);

CREATE INDEX advice_decided ON advice (database, decision);

-- What the queries of accepted advice did before, and those on the same tables.
CREATE TABLE advice_before (
  advice text COLLATE "C" NOT NULL REFERENCES advice (id) ON DELETE CASCADE,
  fingerprint text COLLATE "C" NOT NULL,
  own integer NOT NULL CHECK (own IN (0, 1)),
  intervals bigint NOT NULL,
  calls bigint NOT NULL,
  total_ms double precision NOT NULL,
  log_mean double precision NOT NULL,
  log_deviation double precision NOT NULL,
  PRIMARY KEY (advice, fingerprint)
);
