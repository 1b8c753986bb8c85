-- what: one column down, the next one up
-- expect: scores (score DESC, player) or scores (score, player DESC)
CREATE UNLOGGED TABLE scores (id int PRIMARY KEY, score int, player int, note text);
INSERT INTO scores SELECT g, g * 7919 % 300, g * 32749 % 20000, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c27.scores ORDER BY score DESC, player ASC LIMIT 10
