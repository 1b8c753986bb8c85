-- what: a count for each of few rows
-- expect: lines (order_id)
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, customer int);
INSERT INTO orders SELECT g, g * 7919 % 2000 FROM generate_series(1, 10000) g;
CREATE INDEX ON orders (customer);
CREATE UNLOGGED TABLE lines (id int PRIMARY KEY, order_id int, note text);
INSERT INTO lines SELECT g, g * 7919 % 10000, repeat(md5(g::text), 2) FROM generate_series(1, 30000) g;
-- query
SELECT o.id, (SELECT count(*) FROM c53.lines l WHERE l.order_id = o.id) FROM c53.orders o WHERE o.customer = $1
