-- The role that Assay reads a database as. Run it once, as a superuser, in each database that is to
-- be watched; it may be run again. Then give it a password: \password assay
-- pg_stat_statements must be in shared_preload_libraries for its extension to have anything to tell.

CREATE EXTENSION IF NOT EXISTS pg_stat_statements;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'assay') THEN
    CREATE ROLE assay LOGIN;
  END IF;
  EXECUTE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO assay', pg_catalog.current_database());
END
$$;

-- The texts and figures of all roles' statements, and the sizes of tables.
GRANT pg_monitor TO assay;
GRANT pg_read_all_stats TO assay;

-- PostgreSQL plans a statement only for whom may run it. Repeat these three for each schema of
-- yours; without them everything but plans works. Nothing that writes is granted, so that INSERT,
-- UPDATE and DELETE have no plans.
GRANT USAGE ON SCHEMA public TO assay;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO assay;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO assay;

-- It never writes and never waits for long, whatever is asked of it.
ALTER ROLE assay SET default_transaction_read_only = on;
ALTER ROLE assay SET statement_timeout = '30s';
ALTER ROLE assay SET lock_timeout = '1s';
