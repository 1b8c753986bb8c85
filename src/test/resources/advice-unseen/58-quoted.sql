-- what: names that need quotes
-- expect: "Order" ("user")
CREATE UNLOGGED TABLE "Order" (id int PRIMARY KEY, "user" int, note text);
INSERT INTO "Order" SELECT g, g * 7919 % 2000, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
-- query
SELECT * FROM c58."Order" WHERE "user" = $1
