"""From what a household wants to do to the domains of RGE, and the trades among which it looks for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from renovation.professionals.enums import Domain


class Trade(Enum):
    """Who is looked for; each has its own tab of the directory."""

    WORKS = "travaux"
    WHOLE_HOUSE = "ensemble"
    AUDITOR = "audit"
    ARCHITECT = "architecte"

    @property
    def label(self) -> str:
        return _TABS[self]

    def counted(self, number: int) -> str:
        """ "3 architectes"."""
        return f"{number}\N{NO-BREAK SPACE}{_NOUNS[self]}{'s' if number > 1 else ''}"


_TABS = {
    Trade.WORKS: "Entreprises de travaux",
    Trade.WHOLE_HOUSE: "Rénovation d’ampleur",
    Trade.AUDITOR: "Audit énergétique",
    Trade.ARCHITECT: "Architectes",
}
_NOUNS = {
    Trade.WORKS: "entreprise",
    Trade.WHOLE_HOUSE: "entreprise",
    Trade.AUDITOR: "auditeur",
    Trade.ARCHITECT: "architecte",
}


@dataclass(frozen=True)
class Works:
    """What a household wants to do, and the domains in which a professional must be qualified for it."""

    code: str
    label: str
    domains: tuple[Domain, ...]
    trade: Trade = Trade.WORKS


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
    Works("ensemble", "Rénover toute ma maison", (Domain.WHOLE_HOUSE,), Trade.WHOLE_HOUSE),
    Works("audit", "Faire un audit énergétique", (Domain.HOUSE_AUDIT, Domain.BUILDING_AUDIT), Trade.AUDITOR),
    Works("audit-maison", "Faire un audit de ma maison", (Domain.HOUSE_AUDIT,), Trade.AUDITOR),
    Works("audit-copropriete", "Faire un audit de ma copropriété", (Domain.BUILDING_AUDIT,), Trade.AUDITOR),
    Works("architecte", "Trouver un architecte", (Domain.ARCHITECT,), Trade.ARCHITECT),
)

_BY_CODE = {works.code: works for works in WORKS}


def works_by_code(code: str) -> Works | None:
    return _BY_CODE.get(code)


def works_of(trade: Trade) -> tuple[Works, ...]:
    """In the order of the list that is shown."""
    return tuple(works for works in WORKS if works.trade is trade)


def domains_of(works: Sequence[Works]) -> tuple[Domain, ...]:
    """All the domains of these works, each once."""
    return tuple(dict.fromkeys(domain for one in works for domain in one.domains))


def directory_works(domains: Sequence[str]) -> Works | None:
    """The search of the directory that covers most of these domains, to lead people there."""
    asked = set(domains)
    best = max(WORKS, key=lambda works: len(asked.intersection(works.domains)))
    return best if asked.intersection(best.domains) else None
