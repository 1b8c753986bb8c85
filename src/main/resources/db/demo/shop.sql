-- The role of the workload: an ordinary application, with little memory for sorting.

CREATE ROLE shop LOGIN;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO shop;
GRANT INSERT, UPDATE, DELETE ON basket TO shop;
ALTER ROLE shop SET work_mem = '1MB';
