"""Owns what the organisation asks for: definition files as checked, read-only values; never facts about people."""
