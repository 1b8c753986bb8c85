-- what: what is to be changed must be found
-- expect: sessions (token)
CREATE UNLOGGED TABLE sessions (id int PRIMARY KEY, token text, seen timestamptz);
INSERT INTO sessions SELECT g, md5(g::text), now() FROM generate_series(1, 20000) g;
-- query
UPDATE c52.sessions SET seen = now() WHERE token = $1
