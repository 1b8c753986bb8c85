-- what: nearly all rows are not deleted: that is no reason for a partial index
-- expect: users (email)
CREATE UNLOGGED TABLE users (id int PRIMARY KEY, email text, deleted_at timestamptz, note text);
INSERT INTO users SELECT g, 'user' || g || '@example.org', CASE WHEN g % 50 = 0 THEN now() END, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c55.users WHERE deleted_at IS NULL AND email = $1
