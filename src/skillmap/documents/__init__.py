"""Owns one file per document that goes out or comes in: one layout for writer and reader; never the database."""
