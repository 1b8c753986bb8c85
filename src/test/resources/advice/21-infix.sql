-- what: text within text: no b-tree can
-- expect: nothing
CREATE UNLOGGED TABLE goods (id int PRIMARY KEY, name text);
INSERT INTO goods SELECT g, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c21.goods WHERE name LIKE '%abc%'
