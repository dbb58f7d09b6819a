"""Owns filling in a workbook that an office drew itself, part by part; never which values go in."""
