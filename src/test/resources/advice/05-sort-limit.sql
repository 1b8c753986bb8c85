-- what: the newest few of all
-- expect: posts (created DESC) or posts (created)
CREATE UNLOGGED TABLE posts (id int PRIMARY KEY, created timestamptz, body text);
INSERT INTO posts SELECT g, timestamptz '2026-01-01' + (g * 7919 % 50000) * interval '1 minute', repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c05.posts ORDER BY created DESC LIMIT 20
