"""The map beside the list: the firms of the page, and communes to find one's way."""

from collections.abc import Sequence

from cms.directory.cards import Card
from cms.directory.places import Origin
from renovation.edge.pictures.nearby import NearbyMap, Spot
from renovation.territories.queries import communes_around


def map_of(origin: Origin, cards: Sequence[Card]) -> NearbyMap | None:
    """One request; nothing when the page has no firm to show."""
    if not cards:
        return None
    here = Spot(origin.label, origin.point.latitude, origin.point.longitude)
    spots = [_spot(card) for card in cards if card.company.latitude is not None]
    bare = NearbyMap(here, spots, ())
    communes = communes_around((here.latitude, here.longitude), reach_km=bare.reach_km)
    landmarks = [Spot(one.name, float(one.latitude or 0), float(one.longitude or 0)) for one in communes]
    return NearbyMap(here, spots, landmarks)


def _spot(card: Card) -> Spot:
    company = card.company
    return Spot(company.name, company.latitude or 0.0, company.longitude or 0.0, card.number)
