-- what: a table of a page or two
-- expect: nothing
CREATE UNLOGGED TABLE countries (name text, code text);
INSERT INTO countries SELECT 'Country ' || g, 'C' || g FROM generate_series(1, 200) g;
-- query
SELECT * FROM c17.countries WHERE code = $1
