-- Predictions that were given. Numbered in the order they were made, by which the oldest go; what
-- was validated stays and is what a model is judged by.
CREATE TABLE prediction (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  database TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  scenario TEXT NOT NULL,
  predicted_ms REAL NOT NULL,
  low REAL,
  high REAL,
  coverage REAL,
  source TEXT NOT NULL,
  model TEXT,
  feature_version TEXT NOT NULL,
  actual_ms REAL,
  validated_at INTEGER
);

CREATE INDEX prediction_open ON prediction (seq) WHERE actual_ms IS NULL;
CREATE INDEX prediction_judged ON prediction (source, model, seq) WHERE actual_ms IS NOT NULL;

-- Trainings: one at a time for each database.
CREATE TABLE training_job (
  id TEXT PRIMARY KEY,
  asked_key TEXT UNIQUE,
  database TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed')),
  stage TEXT NOT NULL,
  progress REAL NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  model TEXT,
  reason TEXT
) WITHOUT ROWID;

CREATE UNIQUE INDEX training_job_running ON training_job (database) WHERE status = 'running';
