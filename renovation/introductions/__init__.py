"""Households and professionals: what is kept, proposed and handed on in a case."""
