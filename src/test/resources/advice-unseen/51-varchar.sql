-- what: a column that is compared as a text
-- expect: parts (code)
CREATE UNLOGGED TABLE parts (id int PRIMARY KEY, code varchar(20), note text);
INSERT INTO parts SELECT g, 'X-' || g * 7919 % 5000, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c51.parts WHERE code = 'X-77'
