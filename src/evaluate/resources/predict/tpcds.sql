-- Templates over TPC-DS, in the form that tpch.sql tells of.

-- name day-sales
-- day date 1998-01-02 2002-12-30
SELECT count(*), sum(ss_net_paid) FROM store_sales JOIN date_dim ON d_date_sk = ss_sold_date_sk
WHERE d_date = {day}::date

-- name month-brands
-- year int 1998 2002
-- month int 1 12
-- manager int 1 100
SELECT i_brand_id, i_brand, sum(ss_ext_sales_price) AS price
FROM date_dim, store_sales, item
WHERE d_date_sk = ss_sold_date_sk AND ss_item_sk = i_item_sk AND i_manager_id = {manager}
  AND d_moy = {month} AND d_year = {year}
GROUP BY i_brand, i_brand_id ORDER BY price DESC, i_brand_id LIMIT 100

-- name q3
-- manufacturer int 1 1000
-- month int 11 12
SELECT d_year, i_brand_id, i_brand, sum(ss_ext_sales_price) FROM date_dim, store_sales, item
WHERE d_date_sk = ss_sold_date_sk AND ss_item_sk = i_item_sk AND i_manufact_id = {manufacturer}
  AND d_moy = {month} GROUP BY d_year, i_brand, i_brand_id ORDER BY d_year LIMIT 100

-- name q7-promotions
-- year int 1998 2002
SELECT i_item_id, avg(ss_quantity), avg(ss_list_price), avg(ss_coupon_amt)
FROM store_sales, date_dim, item, promotion
WHERE ss_sold_date_sk = d_date_sk AND ss_item_sk = i_item_sk AND ss_promo_sk = p_promo_sk
  AND (p_channel_email = 'N' OR p_channel_event = 'N') AND d_year = {year}
GROUP BY i_item_id ORDER BY i_item_id LIMIT 100

-- name q42-categories
-- year int 1998 2002
-- month int 11 12
SELECT i_category, sum(ss_ext_sales_price) AS s FROM date_dim, store_sales, item
WHERE d_date_sk = ss_sold_date_sk AND ss_item_sk = i_item_sk AND d_moy = {month}
  AND d_year = {year} GROUP BY i_category ORDER BY s DESC

-- name q68-households
-- dependents int 0 9
-- year int 1998 2001
SELECT ss_ticket_number, ca_city, sum(ss_ext_sales_price)
FROM store_sales, date_dim, household_demographics, customer_address
WHERE ss_sold_date_sk = d_date_sk AND ss_hdemo_sk = hd_demo_sk AND ss_addr_sk = ca_address_sk
  AND d_dom BETWEEN 1 AND 2 AND hd_dep_count = {dependents} AND d_year = {year}
GROUP BY ss_ticket_number, ca_city ORDER BY ss_ticket_number LIMIT 100

-- name q96-count
-- dependents int 0 9
SELECT count(*) FROM store_sales, household_demographics, store
WHERE ss_hdemo_sk = hd_demo_sk AND ss_store_sk = s_store_sk AND hd_dep_count = {dependents}

-- name ticket
-- item int 1 18000*
SELECT ss_ticket_number, ss_quantity FROM store_sales WHERE ss_item_sk = {item} LIMIT 10

-- name customer-spending
-- customer int 1 100000*
SELECT sum(ss_net_paid), count(*) FROM store_sales WHERE ss_customer_sk = {customer}

-- name customer-point
-- customer int 1 100000*
SELECT c_first_name, c_last_name, ca_city FROM ds_customer
JOIN customer_address ON ca_address_sk = c_current_addr_sk WHERE c_customer_sk = {customer}

-- name born-in
-- year int 1930 1990
SELECT c_birth_country, count(*) FROM ds_customer WHERE c_birth_year = {year}
GROUP BY c_birth_country ORDER BY 2 DESC LIMIT 10

-- name state-customers
-- state of CA|TX|GA|NY|OH|IL
SELECT count(*) FROM ds_customer JOIN customer_address ON ca_address_sk = c_current_addr_sk
WHERE ca_state = {state}

-- name catalog-quarter
-- year int 1998 2002
-- quarter int 1 4
SELECT w_warehouse_name, sum(cs_net_profit) FROM catalog_sales, date_dim, warehouse
WHERE cs_sold_date_sk = d_date_sk AND cs_warehouse_sk = w_warehouse_sk AND d_year = {year}
  AND d_qoy = {quarter} GROUP BY w_warehouse_name

-- name catalog-excess
-- manufacturer int 1 1000
SELECT sum(cs_ext_discount_amt) FROM catalog_sales, item
WHERE i_manufact_id = {manufacturer} AND i_item_sk = cs_item_sk AND cs_ext_discount_amt > (
  SELECT 1.3 * avg(cs_ext_discount_amt) FROM catalog_sales WHERE cs_item_sk = 17)

-- name web-item
-- item int 1 18000*
SELECT count(*), sum(ws_net_profit) FROM web_sales WHERE ws_item_sk = {item}

-- name web-day
-- day date 1998-01-02 2002-12-30
SELECT count(*) FROM web_sales JOIN date_dim ON d_date_sk = ws_sold_date_sk
WHERE d_date BETWEEN {day}::date AND {day}::date + 30::int

-- name channels
-- year int 1998 2002
SELECT 'store' AS channel, sum(ss_net_paid) FROM store_sales JOIN date_dim
  ON d_date_sk = ss_sold_date_sk WHERE d_year = {year}
UNION ALL SELECT 'web', sum(ws_net_paid) FROM web_sales JOIN date_dim
  ON d_date_sk = ws_sold_date_sk WHERE d_year = {year}
UNION ALL SELECT 'catalog', sum(cs_net_paid) FROM catalog_sales JOIN date_dim
  ON d_date_sk = cs_sold_date_sk WHERE d_year = {year}

-- name both-channels
-- category of Books|Home|Electronics|Jewelry|Men|Women|Music|Shoes|Sports|Children
SELECT count(DISTINCT i_item_sk) FROM item
WHERE i_category = {category} AND EXISTS (SELECT FROM web_sales WHERE ws_item_sk = i_item_sk)
  AND EXISTS (SELECT FROM store_sales WHERE ss_item_sk = i_item_sk AND ss_quantity > 90)

-- name class-rank
-- category of Books|Home|Electronics|Jewelry|Men|Women|Music|Shoes|Sports|Children
SELECT * FROM (
  SELECT i_class, i_item_id, sum(ss_net_profit) AS profit,
    rank() OVER (PARTITION BY i_class ORDER BY sum(ss_net_profit) DESC) AS place
  FROM store_sales JOIN item ON i_item_sk = ss_item_sk WHERE i_category = {category}
  GROUP BY i_class, i_item_id) AS ranked
WHERE place <= 5 ORDER BY i_class, place

-- name customers-of-day
-- day date 1998-01-02 2002-12-30
SELECT c_last_name, sum(ss_net_paid) AS paid
FROM store_sales JOIN date_dim ON d_date_sk = ss_sold_date_sk
JOIN ds_customer ON c_customer_sk = ss_customer_sk
WHERE d_date BETWEEN {day}::date AND {day}::date + 7::int
GROUP BY c_customer_sk, c_last_name ORDER BY paid DESC LIMIT 20

-- name like-items
-- word of %only%|%good%|%children%|%national%
SELECT i_item_id, i_current_price FROM item WHERE i_item_desc LIKE {word}
ORDER BY i_current_price DESC LIMIT 20

-- name quantities
-- low int 1 80
SELECT avg(ss_ext_discount_amt), avg(ss_net_paid) FROM store_sales
WHERE ss_quantity BETWEEN {low} AND {low}::int + 20

-- name inactive
-- year int 1998 2002
SELECT count(*) FROM ds_customer WHERE NOT EXISTS (
  SELECT FROM store_sales JOIN date_dim ON d_date_sk = ss_sold_date_sk
  WHERE ss_customer_sk = c_customer_sk AND d_year = {year})
