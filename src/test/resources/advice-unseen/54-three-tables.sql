-- what: from one row down two levels
-- expect: books (shop_id)
-- expect: pages (book_id)
CREATE UNLOGGED TABLE shops (id int PRIMARY KEY, code text UNIQUE);
INSERT INTO shops SELECT g, 'shop' || g FROM generate_series(1, 2000) g;
CREATE UNLOGGED TABLE books (id int PRIMARY KEY, shop_id int, note text);
INSERT INTO books SELECT g, g * 7919 % 2000, repeat(md5(g::text), 2) FROM generate_series(1, 20000) g;
CREATE UNLOGGED TABLE pages (id int PRIMARY KEY, book_id int, note text);
INSERT INTO pages SELECT g, g * 7919 % 20000, repeat(md5(g::text), 2) FROM generate_series(1, 40000) g;
-- query
SELECT p.* FROM c54.shops s JOIN c54.books b ON b.shop_id = s.id JOIN c54.pages p ON p.book_id = b.id WHERE s.code = $1
