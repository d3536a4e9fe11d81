"""Reads of the price base, by subject."""
