-- what: no b-tree for it
-- expect: nothing
CREATE UNLOGGED TABLE names (id int PRIMARY KEY, name text);
INSERT INTO names SELECT g, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c65.names WHERE name ILIKE $1
