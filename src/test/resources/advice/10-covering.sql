-- what: one more narrow column saves a thousand visits to the table
-- expect: payments (account) INCLUDE (amount)
CREATE UNLOGGED TABLE payments (id int PRIMARY KEY, account int, amount numeric(10, 2), note text);
INSERT INTO payments SELECT g, g * 7919 % 100, g % 1000, repeat(md5(g::text), 2) FROM generate_series(1, 50000) g;
-- query
SELECT sum(amount) FROM c10.payments WHERE account = $1
