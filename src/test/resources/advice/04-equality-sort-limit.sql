-- what: the equality, then the order in which few are wanted
-- expect: jobs (queue, priority DESC, id) or jobs (queue, priority, id DESC)
CREATE UNLOGGED TABLE jobs (id int PRIMARY KEY, queue int, priority int, note text);
INSERT INTO jobs SELECT g, g * 7919 % 20, g * 32749 % 1000, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c04.jobs WHERE queue = $1 ORDER BY priority DESC, id LIMIT 10
