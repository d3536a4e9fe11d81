"""Whom a platform goes to: saved segments of its households, and campaigns by mail or telephone with their results."""
