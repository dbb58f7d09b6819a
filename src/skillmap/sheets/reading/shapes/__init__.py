"""Owns the shapes that lists have: each is a pure step from a sheet to the same facts as a plain table, every cell
remembering where it stood; never what the facts are for."""
