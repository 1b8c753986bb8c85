-- what: a list of values
-- expect: parts (code)
CREATE UNLOGGED TABLE parts (id int PRIMARY KEY, code int, note text);
INSERT INTO parts SELECT g, g * 7919 % 10007, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c14.parts WHERE code IN ($1, $2, $3)
