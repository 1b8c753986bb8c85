-- what: the equality before the range
-- expect: events (tenant, at)
CREATE UNLOGGED TABLE events (id int PRIMARY KEY, tenant int, at timestamptz, note text);
INSERT INTO events SELECT g, g * 7919 % 50, timestamptz '2026-01-01' + g * interval '1 minute', repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c02.events WHERE at >= $2 AND at < $3 AND tenant = $1
