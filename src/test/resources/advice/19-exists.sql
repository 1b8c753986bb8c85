-- what: an index begins with the column
-- expect: nothing
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, customer int, placed date, note text);
INSERT INTO orders SELECT g, g * 7919 % 5000, date '2026-01-01' + g % 300, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
CREATE INDEX ON orders (customer, placed);
-- query
SELECT * FROM c19.orders WHERE customer = $1
