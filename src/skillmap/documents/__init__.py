"""Owns one file per document that goes out or comes in; one layout for its writer and its reader; never talks to the database."""
