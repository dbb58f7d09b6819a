"""Owns aims, recognition and the role graph; never changes a rating."""
