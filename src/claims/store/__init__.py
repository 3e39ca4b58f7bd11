"""The database: tables and migrations, writing what was read, reading it back, decisions, search, own SQL."""
