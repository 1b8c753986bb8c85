-- what: either of two columns: one index each
-- expect: transfers (from_id)
-- expect: transfers (to_id)
CREATE UNLOGGED TABLE transfers (id int PRIMARY KEY, from_id int, to_id int, note text);
INSERT INTO transfers SELECT g, g * 7919 % 4999, g * 32749 % 5003, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c26.transfers WHERE from_id = $1 OR to_id = $1
