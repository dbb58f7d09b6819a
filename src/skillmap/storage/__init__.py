"""Owns the database: schema, migrations, open and upgrade, journal, undo; never knows what a fact means."""
