"""Alembic's folder: `env.py` runs the numbered steps in `versions/` on a connection that the caller hands over."""
