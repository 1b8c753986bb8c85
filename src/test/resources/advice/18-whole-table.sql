-- what: every row is wanted
-- expect: nothing
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, total int);
INSERT INTO orders SELECT g, g % 1000 FROM generate_series(1, 25000) g;
-- query
SELECT count(*), sum(total) FROM c18.orders
