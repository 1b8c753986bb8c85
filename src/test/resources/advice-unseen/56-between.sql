-- what: a day out of a month
-- expect: visits (at)
CREATE UNLOGGED TABLE visits (id int PRIMARY KEY, at timestamptz, note text);
INSERT INTO visits SELECT g, timestamptz '2026-01-01' + (g * 7919 % 20000) * interval '2 minutes', repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c56.visits WHERE at BETWEEN '2026-01-03' AND '2026-01-04'
