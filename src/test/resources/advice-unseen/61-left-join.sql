-- what: what belongs to few customers, if anything
-- expect: orders (customer_id)
CREATE UNLOGGED TABLE customers (id int PRIMARY KEY, region int);
INSERT INTO customers SELECT g, g * 7919 % 1000 FROM generate_series(1, 10000) g;
CREATE INDEX ON customers (region);
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, customer_id int, note text);
INSERT INTO orders SELECT g, g * 7919 % 10000, repeat(md5(g::text), 2) FROM generate_series(1, 30000) g;
-- query
SELECT c.id, o.note FROM c61.customers c LEFT JOIN c61.orders o ON o.customer_id = c.id WHERE c.region = $1
