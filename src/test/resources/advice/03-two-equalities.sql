-- what: two equalities, the more selective column first
-- expect: parts (colour, shelf)
CREATE UNLOGGED TABLE parts (id int PRIMARY KEY, shelf int, colour int, note text);
INSERT INTO parts SELECT g, g * 7919 % 101, g * 32749 % 211, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c03.parts WHERE shelf = $1 AND colour = $2
