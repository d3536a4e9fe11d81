"""Dated values as plain data."""
