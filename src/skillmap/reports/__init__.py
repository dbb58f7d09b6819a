"""Owns every number for people who decide, defined once, as Table values; never writes facts."""
