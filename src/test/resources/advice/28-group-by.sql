-- what: groups over two narrow columns of wide rows
-- expect: sales (customer) INCLUDE (total)
CREATE UNLOGGED TABLE sales (id int PRIMARY KEY, customer int, total int, note text);
INSERT INTO sales SELECT g, g * 7919 % 5000, g % 100, repeat(md5(g::text), 2) || repeat(md5(g::text), 2) || repeat(md5(g::text), 2) || repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT customer, sum(total) FROM c28.sales GROUP BY customer
