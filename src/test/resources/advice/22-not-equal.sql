-- what: nearly all rows are not equal
-- expect: nothing
CREATE UNLOGGED TABLE tasks (id int PRIMARY KEY, status text, note text);
INSERT INTO tasks SELECT g, CASE WHEN g % 20 = 0 THEN 'done' ELSE 'new' END, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c22.tasks WHERE status <> 'done'
