"""Owns from an aim to a person's proven training plan; never dates or seats."""
