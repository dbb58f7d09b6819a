"""Owns what is held: sessions as lists of meetings, enrolments, results; never who should go."""
