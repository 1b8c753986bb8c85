-- what: an equality and a list: both orders do the same
-- expect: stock (warehouse, product) or stock (product, warehouse)
CREATE UNLOGGED TABLE stock (id int PRIMARY KEY, warehouse int, product int, note text);
INSERT INTO stock SELECT g, g * 7919 % 53, g * 32749 % 97, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c15.stock WHERE warehouse = $1 AND product IN ($2, $3, $4)
