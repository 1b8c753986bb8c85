-- The templates that are timed. "-- name" begins one; then its parameters, each a name with a kind:
-- int low high | date low high | of a|b|c | order (a key of orders) | dec low high (two decimals);
-- of int and dec, a trailing * means a share of what scale 1 has. q1 to q22 are TPC-H's.

-- name q1
-- days int 60 120
SELECT l_returnflag, l_linestatus, sum(l_quantity) AS sum_qty, sum(l_extendedprice) AS sum_base,
  sum(l_extendedprice * (1 - l_discount)) AS sum_disc,
  sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) AS sum_charge,
  avg(l_quantity), avg(l_extendedprice), avg(l_discount), count(*)
FROM lineitem WHERE l_shipdate <= '1998-12-01'::date - {days}::int
GROUP BY l_returnflag, l_linestatus ORDER BY l_returnflag, l_linestatus

-- name q2
-- size int 1 50
-- kind of %BRASS|%COPPER|%NICKEL|%STEEL|%TIN
-- region of AFRICA|AMERICA|ASIA|EUROPE|MIDDLE EAST
SELECT s_acctbal, s_name, n_name, p_partkey, p_mfgr, s_address, s_phone, s_comment
FROM part, supplier, partsupp, nation, region
WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey AND p_size = {size} AND p_type LIKE {kind}
  AND s_nationkey = n_nationkey AND n_regionkey = r_regionkey AND r_name = {region}
  AND ps_supplycost = (
    SELECT min(ps_supplycost) FROM partsupp, supplier, nation, region
    WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey AND s_nationkey = n_nationkey
      AND n_regionkey = r_regionkey AND r_name = {region})
ORDER BY s_acctbal DESC, n_name, s_name, p_partkey LIMIT 100

-- name q3
-- segment of AUTOMOBILE|BUILDING|FURNITURE|HOUSEHOLD|MACHINERY
-- day date 1995-03-01 1995-03-31
SELECT l_orderkey, sum(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate, o_shippriority
FROM customer, orders, lineitem
WHERE c_mktsegment = {segment} AND c_custkey = o_custkey AND l_orderkey = o_orderkey
  AND o_orderdate < {day}::date AND l_shipdate > {day}::date
GROUP BY l_orderkey, o_orderdate, o_shippriority ORDER BY revenue DESC, o_orderdate LIMIT 10

-- name q4
-- day date 1993-01-01 1997-10-01
SELECT o_orderpriority, count(*) FROM orders
WHERE o_orderdate >= {day}::date AND o_orderdate < {day}::date + 90::int
  AND EXISTS (SELECT FROM lineitem WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
GROUP BY o_orderpriority ORDER BY o_orderpriority

-- name q5
-- region of AFRICA|AMERICA|ASIA|EUROPE|MIDDLE EAST
-- day date 1993-01-01 1997-01-01
SELECT n_name, sum(l_extendedprice * (1 - l_discount)) AS revenue
FROM customer, orders, lineitem, supplier, nation, region
WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey AND l_suppkey = s_suppkey
  AND c_nationkey = s_nationkey AND s_nationkey = n_nationkey AND n_regionkey = r_regionkey
  AND r_name = {region} AND o_orderdate >= {day}::date AND o_orderdate < {day}::date + 365::int
GROUP BY n_name ORDER BY revenue DESC

-- name q6
-- day date 1993-01-01 1997-01-01
-- discount dec 0.02 0.09
-- quantity int 24 25
SELECT sum(l_extendedprice * l_discount) FROM lineitem
WHERE l_shipdate >= {day}::date AND l_shipdate < {day}::date + 365::int
  AND l_discount BETWEEN {discount}::numeric - 0.01 AND {discount}::numeric + 0.01 AND l_quantity < {quantity}

-- name q7
-- one of FRANCE|CANADA|BRAZIL|JAPAN
-- two of GERMANY|CHINA|INDIA|PERU
SELECT supp_nation, cust_nation, l_year, sum(volume) FROM (
  SELECT n1.n_name AS supp_nation, n2.n_name AS cust_nation,
    extract(year FROM l_shipdate) AS l_year, l_extendedprice * (1 - l_discount) AS volume
  FROM supplier, lineitem, orders, customer, nation n1, nation n2
  WHERE s_suppkey = l_suppkey AND o_orderkey = l_orderkey AND c_custkey = o_custkey
    AND s_nationkey = n1.n_nationkey AND c_nationkey = n2.n_nationkey
    AND ((n1.n_name = {one} AND n2.n_name = {two}) OR (n1.n_name = {two} AND n2.n_name = {one}))
    AND l_shipdate BETWEEN '1995-01-01' AND '1996-12-31') AS shipping
GROUP BY supp_nation, cust_nation, l_year ORDER BY supp_nation, cust_nation, l_year

-- name q8
-- nation of BRAZIL|CANADA|PERU
-- kind of ECONOMY ANODIZED STEEL|PROMO BURNISHED TIN|SMALL PLATED BRASS
SELECT o_year, sum(CASE WHEN nation = {nation} THEN volume ELSE 0 END) / sum(volume) FROM (
  SELECT extract(year FROM o_orderdate) AS o_year, l_extendedprice * (1 - l_discount) AS volume,
    n2.n_name AS nation
  FROM part, supplier, lineitem, orders, customer, nation n1, nation n2, region
  WHERE p_partkey = l_partkey AND s_suppkey = l_suppkey AND l_orderkey = o_orderkey
    AND o_custkey = c_custkey AND c_nationkey = n1.n_nationkey AND n1.n_regionkey = r_regionkey
    AND r_name = 'AMERICA' AND s_nationkey = n2.n_nationkey
    AND o_orderdate BETWEEN '1995-01-01' AND '1996-12-31' AND p_type = {kind}) AS all_nations
GROUP BY o_year ORDER BY o_year

-- name q9
-- colour of %green%|%lavender%|%chocolate%|%steel%|%azure%
SELECT nation, o_year, sum(amount) FROM (
  SELECT n_name AS nation, extract(year FROM o_orderdate) AS o_year,
    l_extendedprice * (1 - l_discount) - ps_supplycost * l_quantity AS amount
  FROM part, supplier, lineitem, partsupp, orders, nation
  WHERE s_suppkey = l_suppkey AND ps_suppkey = l_suppkey AND ps_partkey = l_partkey
    AND p_partkey = l_partkey AND o_orderkey = l_orderkey AND s_nationkey = n_nationkey
    AND p_name LIKE {colour}) AS profit
GROUP BY nation, o_year ORDER BY nation, o_year DESC

-- name q10
-- day date 1993-02-01 1995-01-01
SELECT c_custkey, c_name, sum(l_extendedprice * (1 - l_discount)) AS revenue, c_acctbal, n_name
FROM customer, orders, lineitem, nation
WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey AND o_orderdate >= {day}::date
  AND o_orderdate < {day}::date + 90::int AND l_returnflag = 'R' AND c_nationkey = n_nationkey
GROUP BY c_custkey, c_name, c_acctbal, n_name ORDER BY revenue DESC LIMIT 20

-- name q11
-- nation of GERMANY|FRANCE|KENYA|CHINA
SELECT ps_partkey, sum(ps_supplycost * ps_availqty) AS value FROM partsupp, supplier, nation
WHERE ps_suppkey = s_suppkey AND s_nationkey = n_nationkey AND n_name = {nation}
GROUP BY ps_partkey HAVING sum(ps_supplycost * ps_availqty) > (
  SELECT sum(ps_supplycost * ps_availqty) * 0.001 FROM partsupp, supplier, nation
  WHERE ps_suppkey = s_suppkey AND s_nationkey = n_nationkey AND n_name = {nation})
ORDER BY value DESC

-- name q12
-- one of MAIL|AIR|TRUCK
-- two of SHIP|RAIL|FOB
-- day date 1993-01-01 1997-01-01
SELECT l_shipmode, sum(CASE WHEN o_orderpriority IN ('1-URGENT', '2-HIGH') THEN 1 ELSE 0 END)
FROM orders, lineitem
WHERE o_orderkey = l_orderkey AND l_shipmode IN ({one}, {two}) AND l_commitdate < l_receiptdate
  AND l_shipdate < l_commitdate AND l_receiptdate >= {day}::date
  AND l_receiptdate < {day}::date + 365::int
GROUP BY l_shipmode ORDER BY l_shipmode

-- name q13
-- words of %special%requests%|%pending%accounts%|%unusual%deposits%|%express%packages%
SELECT c_count, count(*) AS custdist FROM (
  SELECT c_custkey, count(o_orderkey) AS c_count
  FROM customer LEFT JOIN orders ON c_custkey = o_custkey AND o_comment NOT LIKE {words}
  GROUP BY c_custkey) AS c_orders
GROUP BY c_count ORDER BY custdist DESC, c_count DESC

-- name q14
-- day date 1993-01-01 1997-12-01
SELECT 100.00 * sum(CASE WHEN p_type LIKE 'PROMO%' THEN l_extendedprice * (1 - l_discount) ELSE 0
  END) / sum(l_extendedprice * (1 - l_discount))
FROM lineitem, part
WHERE l_partkey = p_partkey AND l_shipdate >= {day}::date AND l_shipdate < {day}::date + 30::int

-- name q15
-- day date 1993-01-01 1997-10-01
WITH revenue AS (
  SELECT l_suppkey AS supplier_no, sum(l_extendedprice * (1 - l_discount)) AS total
  FROM lineitem WHERE l_shipdate >= {day}::date AND l_shipdate < {day}::date + 90::int
  GROUP BY l_suppkey)
SELECT s_suppkey, s_name, s_address, s_phone, total FROM supplier, revenue
WHERE s_suppkey = supplier_no AND total = (SELECT max(total) FROM revenue) ORDER BY s_suppkey

-- name q16
-- brand of Brand#45|Brand#21|Brand#13|Brand#34
-- kind of MEDIUM POLISHED%|SMALL BRUSHED%|ECONOMY PLATED%
SELECT p_brand, p_type, p_size, count(DISTINCT ps_suppkey) AS supplier_cnt FROM partsupp, part
WHERE p_partkey = ps_partkey AND p_brand <> {brand} AND p_type NOT LIKE {kind}
  AND p_size IN (49, 14, 23, 45, 19, 3, 36, 9)
  AND ps_suppkey NOT IN (
    SELECT s_suppkey FROM supplier WHERE s_comment LIKE '%Customer%Complaints%')
GROUP BY p_brand, p_type, p_size ORDER BY supplier_cnt DESC, p_brand, p_type, p_size

-- name q17
-- brand of Brand#23|Brand#44|Brand#12
-- box of MED BOX|LG CASE|SM PKG|JUMBO JAR
SELECT sum(l_extendedprice) / 7.0 FROM lineitem, part
WHERE p_partkey = l_partkey AND p_brand = {brand} AND p_container = {box}
  AND l_quantity < (SELECT 0.2 * avg(l_quantity) FROM lineitem WHERE l_partkey = p_partkey)

-- name q18
-- quantity int 250 315
SELECT c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity)
FROM customer, orders, lineitem
WHERE o_orderkey IN (
    SELECT l_orderkey FROM lineitem GROUP BY l_orderkey HAVING sum(l_quantity) > {quantity})
  AND c_custkey = o_custkey AND o_orderkey = l_orderkey
GROUP BY c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice
ORDER BY o_totalprice DESC, o_orderdate LIMIT 100

-- name q19
-- one int 1 10
-- two int 10 20
-- brand of Brand#12|Brand#23|Brand#34
SELECT sum(l_extendedprice * (1 - l_discount)) FROM lineitem, part
WHERE p_partkey = l_partkey AND l_shipinstruct = 'DELIVER IN PERSON'
  AND l_shipmode IN ('AIR', 'REG AIR')
  AND ((p_brand = {brand} AND l_quantity BETWEEN {one} AND {one}::int + 10 AND p_size BETWEEN 1 AND 5)
    OR (p_brand = 'Brand#55' AND l_quantity BETWEEN {two} AND {two}::int + 10
      AND p_size BETWEEN 1 AND 10))

-- name q20
-- colour of forest%|green%|lime%|navy%
-- day date 1993-01-01 1997-01-01
SELECT s_name, s_address FROM supplier, nation
WHERE s_suppkey IN (
    SELECT ps_suppkey FROM partsupp
    WHERE ps_partkey IN (SELECT p_partkey FROM part WHERE p_name LIKE {colour})
      AND ps_availqty > (
        SELECT 0.5 * sum(l_quantity) FROM lineitem
        WHERE l_partkey = ps_partkey AND l_suppkey = ps_suppkey
          AND l_shipdate >= {day}::date AND l_shipdate < {day}::date + 365::int))
  AND s_nationkey = n_nationkey AND n_name = 'CANADA'
ORDER BY s_name

-- name q21
-- nation of SAUDI ARABIA|FRANCE|INDIA|PERU
SELECT s_name, count(*) AS numwait FROM supplier, lineitem l1, orders, nation
WHERE s_suppkey = l1.l_suppkey AND o_orderkey = l1.l_orderkey AND o_orderstatus = 'F'
  AND l1.l_receiptdate > l1.l_commitdate
  AND EXISTS (
    SELECT FROM lineitem l2 WHERE l2.l_orderkey = l1.l_orderkey AND l2.l_suppkey <> l1.l_suppkey)
  AND NOT EXISTS (
    SELECT FROM lineitem l3 WHERE l3.l_orderkey = l1.l_orderkey AND l3.l_suppkey <> l1.l_suppkey
      AND l3.l_receiptdate > l3.l_commitdate)
  AND s_nationkey = n_nationkey AND n_name = {nation}
GROUP BY s_name ORDER BY numwait DESC, s_name LIMIT 100

-- name q22
-- one of 13|31|23
-- two of 29|30|18
SELECT cntrycode, count(*), sum(c_acctbal) FROM (
  SELECT substring(c_phone FROM 1 FOR 2) AS cntrycode, c_acctbal FROM customer
  WHERE substring(c_phone FROM 1 FOR 2) IN ({one}, {two}, '17')
    AND c_acctbal > (SELECT avg(c_acctbal) FROM customer WHERE c_acctbal > 0.00)
    AND NOT EXISTS (SELECT FROM orders WHERE o_custkey = c_custkey)) AS custsale
GROUP BY cntrycode ORDER BY cntrycode

-- name point-customer
-- key int 1 150000*
SELECT * FROM customer WHERE c_custkey = {key}

-- name point-order
-- key order
SELECT o_orderstatus, o_totalprice FROM orders WHERE o_orderkey = {key}

-- name point-part
-- key int 1 200000*
SELECT p_name, p_retailprice FROM part WHERE p_partkey = {key}

-- name point-lineitem
-- key order
SELECT * FROM lineitem WHERE l_orderkey = {key} AND l_linenumber = 1

-- name point-orders-of-customer
-- key int 1 150000*
SELECT o_orderkey, o_orderdate FROM orders WHERE o_custkey = {key} ORDER BY o_orderdate DESC

-- name point-lineitems-of-part
-- key int 1 200000*
SELECT l_orderkey, l_quantity FROM lineitem WHERE l_partkey = {key}

-- name point-lineitems-of-supplier
-- key int 1 10000*
SELECT count(*), sum(l_quantity) FROM lineitem WHERE l_suppkey = {key}

-- name point-customer-by-name
-- key int 1 150000*
SELECT c_custkey, c_phone FROM customer WHERE c_name = 'Customer#' || lpad({key}::text, 9, '0')

-- name point-clerk
-- key int 1 1000*
SELECT count(*), max(o_orderdate) FROM orders WHERE o_clerk = 'Clerk#' || lpad({key}::text, 9, '0')

-- name range-orders-week
-- day date 1992-01-01 1998-07-01
SELECT count(*), sum(o_totalprice) FROM orders
WHERE o_orderdate >= {day}::date AND o_orderdate < {day}::date + 7::int

-- name range-orders-quarter
-- day date 1992-01-01 1998-04-01
SELECT o_orderstatus, count(*) FROM orders
WHERE o_orderdate BETWEEN {day}::date AND {day}::date + 91::int GROUP BY o_orderstatus

-- name range-shipped-days
-- day date 1992-02-01 1998-07-01
-- days int 1 60
SELECT sum(l_quantity) FROM lineitem
WHERE l_shipdate BETWEEN {day}::date AND {day}::date + {days}::int

-- name range-shipped-year
-- day date 1992-02-01 1997-07-01
SELECT l_shipmode, count(*) FROM lineitem
WHERE l_shipdate BETWEEN {day}::date AND {day}::date + 365::int GROUP BY l_shipmode

-- name range-receipt
-- day date 1992-02-01 1998-07-01
SELECT count(*) FROM lineitem WHERE l_receiptdate = {day}::date

-- name range-parts
-- low int 1 100000*
-- width int 10 2000
SELECT avg(p_retailprice) FROM part WHERE p_partkey BETWEEN {low} AND {low}::int + {width}::int

-- name range-price
-- low int 100000 400000
SELECT o_orderkey, o_totalprice FROM orders WHERE o_totalprice > {low} AND o_orderstatus = 'O'

-- name range-balance
-- low int -900 9000
SELECT count(*) FROM customer WHERE c_acctbal BETWEEN {low} AND {low}::int + 500

-- name in-orders
-- a order
-- b order
-- c order
-- d order
SELECT o_orderkey, o_totalprice FROM orders WHERE o_orderkey IN ({a}, {b}, {c}, {d})

-- name join-order-lines
-- key order
SELECT l_linenumber, p_name, l_quantity FROM lineitem JOIN part ON p_partkey = l_partkey
WHERE l_orderkey = {key} ORDER BY l_linenumber

-- name join-customer-history
-- key int 1 150000*
SELECT o_orderdate, sum(l_extendedprice * (1 - l_discount))
FROM orders JOIN lineitem ON l_orderkey = o_orderkey
WHERE o_custkey = {key} GROUP BY o_orderdate ORDER BY o_orderdate

-- name join-suppliers-of-part
-- key int 1 200000*
SELECT s_name, ps_supplycost FROM partsupp JOIN supplier ON s_suppkey = ps_suppkey
WHERE ps_partkey = {key} ORDER BY ps_supplycost

-- name join-nation-customers
-- nation of FRANCE|CHINA|PERU|EGYPT|IRAN|JAPAN
SELECT c_mktsegment, count(*) FROM customer JOIN nation ON n_nationkey = c_nationkey
WHERE n_name = {nation} GROUP BY c_mktsegment

-- name join-nation-orders
-- nation of FRANCE|CHINA|PERU|EGYPT|IRAN|JAPAN
-- day date 1992-01-01 1998-04-01
SELECT count(*), sum(o_totalprice) FROM orders JOIN customer ON c_custkey = o_custkey
JOIN nation ON n_nationkey = c_nationkey
WHERE n_name = {nation} AND o_orderdate BETWEEN {day}::date AND {day}::date + 60::int

-- name join-size-sales
-- size int 1 50
SELECT sum(l_extendedprice) FROM lineitem JOIN part ON p_partkey = l_partkey WHERE p_size = {size}

-- name join-brand-month
-- brand of Brand#11|Brand#23|Brand#34|Brand#45|Brand#52
-- day date 1992-02-01 1998-07-01
SELECT p_container, sum(l_quantity) FROM lineitem JOIN part ON p_partkey = l_partkey
WHERE p_brand = {brand} AND l_shipdate BETWEEN {day}::date AND {day}::date + 30::int
GROUP BY p_container

-- name join-supplier-region
-- region of AFRICA|AMERICA|ASIA|EUROPE|MIDDLE EAST
-- cost int 10 900
SELECT count(*), avg(ps_availqty) FROM partsupp JOIN supplier ON s_suppkey = ps_suppkey
JOIN nation ON n_nationkey = s_nationkey JOIN region ON r_regionkey = n_regionkey
WHERE r_name = {region} AND ps_supplycost < {cost}

-- name aggregate-clerks
-- low int 1000 300000
SELECT o_clerk, count(*) FROM orders WHERE o_totalprice > {low} GROUP BY o_clerk
HAVING count(*) > 3 ORDER BY count(*) DESC LIMIT 10

-- name aggregate-months
-- status of F|O|P
SELECT date_trunc('month', o_orderdate) AS m, count(*) FROM orders
WHERE o_orderstatus = {status} GROUP BY m ORDER BY m

-- name aggregate-parts
-- quantity int 1 50
SELECT l_partkey, sum(l_quantity) AS s FROM lineitem WHERE l_quantity >= {quantity}
GROUP BY l_partkey ORDER BY s DESC LIMIT 20

-- name aggregate-distinct
-- day date 1992-02-01 1998-07-01
SELECT count(DISTINCT l_suppkey) FROM lineitem
WHERE l_shipdate BETWEEN {day}::date AND {day}::date + 45::int

-- name aggregate-types
-- size int 1 45
SELECT p_type, avg(p_retailprice), count(*) FROM part WHERE p_size BETWEEN {size} AND {size} + 5
GROUP BY p_type

-- name order-newest
-- day date 1992-01-01 1998-07-01
SELECT o_orderkey, o_totalprice FROM orders WHERE o_orderdate >= {day}::date
ORDER BY o_orderdate LIMIT 20

-- name order-largest
-- status of F|O|P
-- most int 5 200
SELECT o_orderkey, o_totalprice FROM orders WHERE o_orderstatus = {status}
ORDER BY o_totalprice DESC LIMIT {most}

-- name order-page
-- offset int 0 10000
SELECT c_custkey, c_name FROM customer ORDER BY c_acctbal DESC OFFSET {offset} LIMIT 25

-- name order-spill
-- tax dec 0.00 0.07
SELECT l_orderkey, l_comment FROM lineitem WHERE l_tax > {tax}
ORDER BY l_comment OFFSET 50000 LIMIT 5

-- name order-window
-- nation int 0 24
SELECT c_custkey, rank() OVER (PARTITION BY c_mktsegment ORDER BY c_acctbal DESC)
FROM customer WHERE c_nationkey = {nation}

-- name semi-parts-sold
-- size int 1 50
-- quantity int 40 50
SELECT p_name FROM part WHERE p_size = {size} AND EXISTS (
  SELECT FROM lineitem WHERE l_partkey = p_partkey AND l_quantity >= {quantity})

-- name semi-customers-since
-- day date 1997-01-01 1998-07-01
SELECT count(*) FROM customer WHERE c_custkey IN (
  SELECT o_custkey FROM orders WHERE o_orderdate > {day}::date)

-- name anti-customers
-- day date 1994-01-01 1998-01-01
-- segment of AUTOMOBILE|BUILDING|FURNITURE|HOUSEHOLD|MACHINERY
SELECT count(*) FROM customer WHERE c_mktsegment = {segment} AND NOT EXISTS (
  SELECT FROM orders WHERE o_custkey = c_custkey AND o_orderdate > {day}::date)

-- name semi-big-orders
-- low int 300000 450000
SELECT l_shipmode, count(*) FROM lineitem WHERE l_orderkey IN (
  SELECT o_orderkey FROM orders WHERE o_totalprice > {low}) GROUP BY l_shipmode

-- name like-part
-- word of %green%|%lavender%|%chocolate%|%steel%|%almond%
SELECT p_partkey, p_name FROM part WHERE p_name LIKE {word} ORDER BY p_name LIMIT 50

-- name like-comment
-- word of %furious%|%deposits%|%ironic%|%sleep%
SELECT count(*) FROM orders WHERE o_comment LIKE {word}

-- name union-balances
-- low int 0 9000
SELECT c_name, c_acctbal FROM customer WHERE c_acctbal > {low}
UNION ALL SELECT s_name, s_acctbal FROM supplier WHERE s_acctbal > {low} ORDER BY 2 DESC LIMIT 30

-- name lateral-last-order
-- low int 1 140000*
SELECT c_custkey, last.o_orderdate FROM customer, LATERAL (
  SELECT o_orderdate FROM orders WHERE o_custkey = c_custkey
  ORDER BY o_orderdate DESC LIMIT 1) AS last
WHERE c_custkey BETWEEN {low} AND {low}::int + 2

-- name write-orders
-- key order
UPDATE orders SET o_shippriority = o_shippriority + 1 WHERE o_orderkey = {key}

-- name write-basket
-- customer int 1 150000*
-- part int 1 200000*
INSERT INTO basket (b_custkey, b_partkey, b_quantity) VALUES ({customer}, {part}, 3)
