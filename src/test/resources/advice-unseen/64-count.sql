-- what: all rows are counted
-- expect: nothing
CREATE UNLOGGED TABLE hits (id int PRIMARY KEY, note text);
INSERT INTO hits SELECT g, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT count(*) FROM c64.hits
