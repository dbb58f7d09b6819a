"""Owns seats for the whole organisation in a fiscal year; never invents a demand."""
