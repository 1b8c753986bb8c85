-- what: what points to the row that goes must be looked for
-- expect: children (parent_id)
CREATE UNLOGGED TABLE parents (id int PRIMARY KEY, note text);
INSERT INTO parents SELECT g, 'x' FROM generate_series(1, 5000) g;
CREATE UNLOGGED TABLE children (id int PRIMARY KEY, parent_id int REFERENCES parents, note text);
INSERT INTO children SELECT g, 1 + g * 7919 % 5000, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
DELETE FROM c29.parents WHERE id = $1
