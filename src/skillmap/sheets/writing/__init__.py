"""Owns sheets as they leave: workbooks, CSV, the user's own sheet with its problems marked; never what they say."""
