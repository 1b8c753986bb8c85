-- what: the lines of few orders
-- expect: lines (order_id)
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, customer int);
INSERT INTO orders SELECT g, g * 7919 % 2000 FROM generate_series(1, 20000) g;
CREATE INDEX ON orders (customer);
CREATE UNLOGGED TABLE lines (id int PRIMARY KEY, order_id int, note text);
INSERT INTO lines SELECT g, g * 7919 % 20000, repeat(md5(g::text), 2) FROM generate_series(1, 40000) g;
-- query
SELECT o.id, l.note FROM c23.orders o JOIN c23.lines l ON l.order_id = o.id WHERE o.customer = $1
