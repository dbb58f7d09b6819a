"""Owns what a new framework or a reorganisation does to people's facts; never edits definition files."""
