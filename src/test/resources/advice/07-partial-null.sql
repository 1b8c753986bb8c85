-- what: the few that are not finished, in order
-- expect: jobs (created) WHERE finished IS NULL
CREATE UNLOGGED TABLE jobs (id int PRIMARY KEY, created timestamptz, finished timestamptz, note text);
INSERT INTO jobs SELECT g, timestamptz '2026-01-01' + (g * 7919 % 50000) * interval '1 minute', CASE WHEN g % 100 = 0 THEN NULL ELSE timestamptz '2026-06-01' + g * interval '1 second' END, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c07.jobs WHERE finished IS NULL ORDER BY created LIMIT 50
