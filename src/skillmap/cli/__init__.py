"""Owns the terminal: parse, call, show; never computes."""
