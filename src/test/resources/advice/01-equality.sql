-- what: one column, many values
-- expect: orders (customer)
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, customer int, note text);
INSERT INTO orders SELECT g, g * 7919 % 5000, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c01.orders WHERE customer = $1
