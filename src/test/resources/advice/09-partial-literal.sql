-- what: a rare value of a column with few values
-- expect: tickets (assignee) WHERE status = 'open'
CREATE UNLOGGED TABLE tickets (id int PRIMARY KEY, status text, assignee int, note text);
INSERT INTO tickets SELECT g, CASE WHEN g % 100 = 0 THEN 'open' WHEN g % 100 < 20 THEN 'waiting' ELSE 'closed' END, g * 7919 % 50, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT * FROM c09.tickets WHERE status = 'open' AND assignee = 10
