"""Backups: one archive with the database, the files and a manifest that says what must be in it."""
