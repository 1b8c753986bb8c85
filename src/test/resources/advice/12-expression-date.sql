-- what: the day of a time without a zone
-- expect: visits (date_trunc('day', at))
CREATE UNLOGGED TABLE visits (id int PRIMARY KEY, at timestamp, note text);
INSERT INTO visits SELECT g, timestamp '2026-01-01' + g * interval '7 minutes', repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c12.visits WHERE date_trunc('day', at) = '2026-02-03'
