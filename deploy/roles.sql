-- The two roles and the database of a real installation, once, as a superuser:
--     psql -v owner_password=… -v application_password=… -f deploy/roles.sql
-- DATABASE_OWNER_URL is for the role maisonnee, DATABASE_URL for maisonnee_app.
CREATE ROLE maisonnee LOGIN PASSWORD :'owner_password';
CREATE ROLE maisonnee_app LOGIN PASSWORD :'application_password';
GRANT maisonnee_app TO maisonnee;
CREATE DATABASE maisonnee OWNER maisonnee ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0;
\connect maisonnee
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
GRANT USAGE ON SCHEMA public TO maisonnee_app;
ALTER DEFAULT PRIVILEGES FOR ROLE maisonnee IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO maisonnee_app;
ALTER DEFAULT PRIVILEGES FOR ROLE maisonnee IN SCHEMA public
    GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO maisonnee_app;
