"""Owns a new version of the framework meets people's facts; never edits definition files."""
