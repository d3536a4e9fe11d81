"""Writes of the follow-up, one module per subject."""
