-- Roles and standing privileges of one database. Run as a superuser (psql -f), as often as you like:
-- first in template1, so that test databases inherit it, then in the application's own database.
--
--   kam_owner   owns the schema and runs migrations; bypasses row-level security, because a data migration
--               that row-level security filters sees no rows and reports success
--   kam_app     what web, worker and beat log in as: rows only, always under row-level security
--   kam_search  never logs in; owns the search functions that must read past row-level security
--   kam_backup  what pg_dump logs in as: reads everything, changes nothing
\set ON_ERROR_STOP on
SET client_min_messages = warning;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kam_owner') THEN CREATE ROLE kam_owner; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kam_app') THEN CREATE ROLE kam_app; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kam_search') THEN CREATE ROLE kam_search; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kam_backup') THEN CREATE ROLE kam_backup; END IF;
END $$;

ALTER ROLE kam_owner LOGIN NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS;
ALTER ROLE kam_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
ALTER ROLE kam_search NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
ALTER ROLE kam_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
GRANT kam_search TO kam_owner;
GRANT pg_read_all_data TO kam_backup;

-- The database itself; template1 stays with the superuser.
DO $$
BEGIN
    IF current_database() <> 'template1' THEN
        EXECUTE format('ALTER DATABASE %I OWNER TO kam_owner', current_database());
        EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO kam_app, kam_backup', current_database());
    END IF;
END $$;

-- Extensions go in as superuser: not all of them are trusted everywhere.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS citext;

ALTER SCHEMA public OWNER TO kam_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO kam_app, kam_backup;
GRANT USAGE, CREATE ON SCHEMA public TO kam_search;

-- What the owner creates later is at once usable by the application; never TRUNCATE, REFERENCES or TRIGGER.
ALTER DEFAULT PRIVILEGES FOR ROLE kam_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kam_app;
ALTER DEFAULT PRIVILEGES FOR ROLE kam_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO kam_app;
ALTER DEFAULT PRIVILEGES FOR ROLE kam_owner IN SCHEMA public GRANT SELECT ON TABLES TO kam_search;
