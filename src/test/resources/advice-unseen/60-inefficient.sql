-- what: an index that is used and leaves too many rows
-- expect: entries (ledger, account) or entries (account, ledger)
CREATE UNLOGGED TABLE entries (id int PRIMARY KEY, ledger int, account int, note text);
INSERT INTO entries SELECT g, g * 7919 % 20, g * 32749 % 499, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
CREATE INDEX ON entries (ledger);
-- query
SELECT * FROM c60.entries WHERE ledger = $1 AND account = $2
