-- what: the third page of a forum
-- expect: posts (forum, posted DESC) or posts (forum, posted)
CREATE UNLOGGED TABLE posts (id int PRIMARY KEY, forum int, posted timestamptz, body text);
INSERT INTO posts SELECT g, g * 7919 % 40, timestamptz '2026-01-01' + (g * 32749 % 20000) * interval '1 minute', repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c57.posts WHERE forum = $1 ORDER BY posted DESC LIMIT 20 OFFSET 40
