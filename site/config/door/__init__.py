"""The one login door, and what keeps it shut."""
