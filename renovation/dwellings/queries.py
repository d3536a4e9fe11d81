"""Reads about dwellings."""

from renovation.dwellings.models import Description, Dwelling


def latest_description(dwelling: Dwelling) -> Description | None:
    """What is known today."""
    return dwelling.descriptions.order_by("-number").first()
