"""What a service of addresses answers."""

from typing import Protocol

from renovation.territories.rules.addresses import Address


class Geocoder(Protocol):
    def find(self, typed: str, *, limit: int) -> list[Address]:
        """Addresses for what was typed, the likeliest first; raises OutsideFailure."""
