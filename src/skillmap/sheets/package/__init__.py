"""Owns the bytes: pre-flight of a package, XML within bounds, the cells of every sheet; no heading and no meaning."""
