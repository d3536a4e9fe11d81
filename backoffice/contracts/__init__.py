"""Quotes, invoices and payments of a case."""
