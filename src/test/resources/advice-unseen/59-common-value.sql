-- what: nearly all rows have it
-- expect: nothing
CREATE UNLOGGED TABLE accounts (id int PRIMARY KEY, status text, note text);
INSERT INTO accounts SELECT g, CASE WHEN g % 10 = 0 THEN 'closed' ELSE 'active' END, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c59.accounts WHERE status = 'active'
