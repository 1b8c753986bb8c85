-- what: the one customer and what is his
-- expect: customers (email)
-- expect: orders (customer_id)
CREATE UNLOGGED TABLE customers (id int PRIMARY KEY, email text, note text);
INSERT INTO customers SELECT g, 'user' || g || '@example.org', repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, customer_id int, note text);
INSERT INTO orders SELECT g, g * 7919 % 20000, repeat(md5(g::text), 2) FROM generate_series(1, 40000) g;
-- query
SELECT o.* FROM c24.customers c JOIN c24.orders o ON o.customer_id = c.id WHERE c.email = $1
