"""Owns what the organisation asks for: definition files, loaded and checked, as read-only values; never facts about people."""
