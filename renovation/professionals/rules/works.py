"""From the words of a household to the domains of RGE."""

from collections.abc import Sequence
from dataclasses import dataclass

from renovation.professionals.enums import Domain


@dataclass(frozen=True)
class Works:
    """What a household wants to do, and the domains in which a professional must be qualified for it."""

    code: str
    label: str
    domains: tuple[Domain, ...]


WORKS: tuple[Works, ...] = (
    Works("combles", "Isoler mes combles ou mon toit", (Domain.ATTIC, Domain.INNER_WALLS, Domain.FLAT_ROOFS)),
    Works("murs", "Isoler mes murs", (Domain.OUTER_WALLS, Domain.INNER_WALLS)),
    Works("sol", "Isoler mon sol ou ma cave", (Domain.FLOORS,)),
    Works("fenetres", "Changer mes fenêtres ou mes volets", (Domain.WINDOWS, Domain.ROOF_WINDOWS)),
    Works("ventilation", "Installer une ventilation", (Domain.VENTILATION,)),
    Works("pompe-a-chaleur", "Installer une pompe à chaleur", (Domain.HEAT_PUMP, Domain.DRILLING)),
    Works("chaudiere", "Changer ma chaudière", (Domain.BOILER, Domain.WOOD_BOILER)),
    Works("bois", "Me chauffer au bois (poêle, insert)", (Domain.STOVE, Domain.WOOD_BOILER)),
    Works("radiateurs", "Changer mes radiateurs électriques", (Domain.ELECTRIC_HEATERS,)),
    Works("eau-chaude", "Changer mon chauffe-eau", (Domain.WATER_HEATER, Domain.SOLAR_HEAT)),
    Works("solaire", "Installer des panneaux solaires", (Domain.PHOTOVOLTAICS, Domain.SOLAR_HEAT)),
    Works("ensemble", "Rénover toute ma maison", (Domain.WHOLE_HOUSE, Domain.ARCHITECT)),
    Works("audit", "Faire un audit énergétique", (Domain.HOUSE_AUDIT, Domain.BUILDING_AUDIT)),
)

_BY_CODE = {works.code: works for works in WORKS}


def works_by_code(code: str) -> Works | None:
    return _BY_CODE.get(code)


def directory_works(domains: Sequence[str]) -> Works | None:
    """The search of the directory that covers most of these domains, to lead people there."""
    asked = set(domains)
    best = max(WORKS, key=lambda works: len(asked.intersection(works.domains)))
    return best if asked.intersection(best.domains) else None
