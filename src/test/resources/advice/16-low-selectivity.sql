-- what: half of the rows are wanted
-- expect: nothing
CREATE UNLOGGED TABLE people (id int PRIMARY KEY, sex text, note text);
INSERT INTO people SELECT g, CASE WHEN g % 2 = 0 THEN 'f' ELSE 'm' END, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c16.people WHERE sex = $1
