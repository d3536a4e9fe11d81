"""Aids to renovation: what a household can get, how much, why, and what remains to pay."""
