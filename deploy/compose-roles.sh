#!/bin/sh
# Run once by the database container, when its volume is empty.
set -eu
psql --set ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
    -v owner_password="$OWNER_PASSWORD" -v application_password="$APPLICATION_PASSWORD" -f /deploy/roles.sql
