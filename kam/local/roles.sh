#!/bin/sh
# Runs once, inside the postgres container, when its data folder is new: roles, then their passwords.
set -eu
for database in template1 "$POSTGRES_DB"; do
    psql -X -q -U "$POSTGRES_USER" -d "$database" -f /roles.sql
done
psql -X -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
    -v owner="$KAM_OWNER_PASSWORD" -v app="$KAM_APP_PASSWORD" -v backup="$KAM_BACKUP_PASSWORD" <<'SQL'
ALTER ROLE kam_owner PASSWORD :'owner';
ALTER ROLE kam_app PASSWORD :'app';
ALTER ROLE kam_backup PASSWORD :'backup';
SQL
