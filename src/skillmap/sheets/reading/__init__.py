"""Owns the way from a sheet to the rows of a layout: headings, records, blanks, doubts; never what a row is for."""
