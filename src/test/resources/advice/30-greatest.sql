-- what: the greatest of a column
-- expect: log (at)
CREATE UNLOGGED TABLE log (id int PRIMARY KEY, at timestamptz, note text);
INSERT INTO log SELECT g, timestamptz '2026-01-01' + (g * 7919 % 50000) * interval '1 minute', repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT max(at) FROM c30.log
