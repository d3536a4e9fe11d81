"""Financing plans of a case: who pays what remains, and when."""
