-- what: the few that are not sent
-- expect: outbox (id) WHERE NOT sent
CREATE UNLOGGED TABLE outbox (id int PRIMARY KEY, sent boolean, payload text);
INSERT INTO outbox SELECT g, g % 200 <> 0, repeat(md5(g::text), 2) FROM generate_series(1, 25000) g;
-- query
SELECT id, payload FROM c08.outbox WHERE NOT sent
