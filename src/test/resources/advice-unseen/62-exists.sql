-- what: whether there is one of a kind
-- expect: items (cart_id) or items (cart_id, kind)
CREATE UNLOGGED TABLE carts (id int PRIMARY KEY, day int);
INSERT INTO carts SELECT g, g * 7919 % 1000 FROM generate_series(1, 10000) g;
CREATE INDEX ON carts (day);
CREATE UNLOGGED TABLE items (id int PRIMARY KEY, cart_id int, kind int, note text);
INSERT INTO items SELECT g, g * 7919 % 10000, g % 7, repeat(md5(g::text), 2) FROM generate_series(1, 30000) g;
-- query
SELECT c.id FROM c62.carts c WHERE c.day = $1 AND EXISTS (SELECT 1 FROM c62.items i WHERE i.cart_id = c.id AND i.kind = $2)
