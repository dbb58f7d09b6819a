"""Owns ratings, evidence and gaps; never decides what to train."""
