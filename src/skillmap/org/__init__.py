"""Owns who is where: units as a dated tree, staff, postings, leave; never levels or trainings."""
