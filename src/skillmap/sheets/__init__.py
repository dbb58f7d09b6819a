"""Owns spreadsheets as such: pre-flight, reading cells with addresses, writing; never knows a domain word."""
