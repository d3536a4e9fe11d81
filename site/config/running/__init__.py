"""How the house runs: its environment, its private PostgreSQL, its processes, its backups."""
