-- what: a unique constraint is an index
-- expect: nothing
CREATE UNLOGGED TABLE members (id int PRIMARY KEY, tenant int, email text, UNIQUE (tenant, email));
INSERT INTO members SELECT g, g % 50, 'user' || g || '@example.org' FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c20.members WHERE email = $1 AND tenant = $2
