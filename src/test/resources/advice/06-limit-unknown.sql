-- what: a limit that is a parameter: what calls gave stands for it
-- expect: posts (author, created DESC) or posts (author, created)
-- rows per call: 20
CREATE UNLOGGED TABLE posts (id int PRIMARY KEY, author int, created timestamptz, body text);
INSERT INTO posts SELECT g, g * 7919 % 100, timestamptz '2026-01-01' + (g * 32749 % 50000) * interval '1 minute', repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c06.posts WHERE author = $1 ORDER BY created DESC LIMIT $2
