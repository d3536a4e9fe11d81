"""Writes of the directory."""

from renovation.professionals.operations.loading import generate_demonstration, load_rows

__all__ = ["generate_demonstration", "load_rows"]
