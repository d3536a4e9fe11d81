"""Professionals: what people ask of the directory, the charter, the offer, and the firms of a case."""
