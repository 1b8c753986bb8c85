-- what: the function of a column
-- expect: users (lower(email))
CREATE UNLOGGED TABLE users (id int PRIMARY KEY, email text, note text);
INSERT INTO users SELECT g, 'User' || g || '@Example.org', repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c11.users WHERE lower(email) = $1
