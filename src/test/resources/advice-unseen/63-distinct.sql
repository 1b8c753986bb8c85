-- what: the values of one narrow column of wide rows
-- expect: wide (customer)
CREATE UNLOGGED TABLE wide (id int PRIMARY KEY, customer int, note text);
INSERT INTO wide SELECT g, g * 7919 % 500, repeat(md5(g::text), 2) || repeat(md5(g::text), 2) || repeat(md5(g::text), 2) || repeat(md5(g::text), 2) || repeat(md5(g::text), 2) || repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT DISTINCT customer FROM c63.wide
