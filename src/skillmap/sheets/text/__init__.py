"""Owns what stands in one cell: days, numbers, names and readings from text; never where the cell stands."""
