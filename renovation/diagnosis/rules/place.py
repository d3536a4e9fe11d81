"""Where a dwelling stands, as the method needs it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """`altitude_estimated`: that of a neighbouring commune was taken."""

    department: str
    altitude_m: int | None
    altitude_estimated: bool = False


def place_warnings(place: Place) -> tuple[str, ...]:
    """What the household must know of the altitude that was used."""
    if place.altitude_m is None:
        return ("L’altitude de la commune n’est pas connue\u00a0: le calcul suppose moins de 400\u00a0m.",)
    if place.altitude_estimated:
        return ("L’altitude est celle d’une commune voisine\u00a0: elle est à vérifier.",)
    return ()
