-- what: those of a batch that have nothing
-- expect: replies (mail_id)
CREATE UNLOGGED TABLE mails (id int PRIMARY KEY, batch int);
INSERT INTO mails SELECT g, g * 7919 % 1000 FROM generate_series(1, 20000) g;
CREATE INDEX ON mails (batch);
CREATE UNLOGGED TABLE replies (id int PRIMARY KEY, mail_id int, note text);
INSERT INTO replies SELECT g, g * 7919 % 19997, repeat(md5(g::text), 2) FROM generate_series(1, 40000) g;
-- query
SELECT m.id FROM c25.mails m WHERE m.batch = $1 AND NOT EXISTS (SELECT 1 FROM c25.replies r WHERE r.mail_id = m.id)
