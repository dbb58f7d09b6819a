"""Owns what the organisation asks for: definition files, loaded and checked, as read-only values; no facts about people."""
