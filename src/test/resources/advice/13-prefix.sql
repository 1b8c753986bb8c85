-- what: a prefix under a collation that is not C
-- expect: goods (sku text_pattern_ops)
CREATE UNLOGGED TABLE goods (id int PRIMARY KEY, sku text, note text);
INSERT INTO goods SELECT g, upper(substr(md5(g::text), 1, 8)), repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c13.goods WHERE sku LIKE 'AB12%'
