"""Finding where somebody means: communes first, whole addresses through a service that the settings name."""

from renovation.territories.addresses.finding import FoundPlaces, find_places

__all__ = ["FoundPlaces", "find_places"]
