"""Owns the made-up ward and the main job on it; never a short cut around the commands."""
