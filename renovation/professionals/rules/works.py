"""From what a household wants to do to the domains of RGE, and the trades among which it looks for somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Any

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
    """What a household wants to do, and the domains in which a professional must be qualified for it.

    Works of several domains are for searching: whoever holds one of them is found. What a quote says is of one domain.
    """

    code: str
    label: str
    domains: tuple[Domain, ...]
    trade: Trade = Trade.WORKS
    group: str = ""

    @property
    def is_precise(self) -> bool:
        return len(self.domains) == 1


_INSULATION, _OPENINGS, _HEATING, _SUN = (
    "Isolation",
    "Fenêtres et ventilation",
    "Chauffage et eau chaude",
    "Énergie solaire",
)
_ROOF = (Domain.ATTIC, Domain.INNER_WALLS, Domain.FLAT_ROOFS)


def _works(code: str, label: str, group: str, *domains: Domain) -> Works:
    return Works(code, label, domains, group=group)


# In each group what people say first, then the precise works that it may mean.
WORKS: tuple[Works, ...] = (
    _works("combles", "Isoler mes combles ou mon toit", _INSULATION, *_ROOF),
    _works("combles-perdus", "Isoler des combles perdus", _INSULATION, Domain.ATTIC),
    _works("rampants", "Isoler sous le toit\N{NO-BREAK SPACE}: rampants, plafond", _INSULATION, Domain.INNER_WALLS),
    _works("toit-exterieur", "Isoler le toit par l’extérieur, un toit-terrasse", _INSULATION, Domain.FLAT_ROOFS),
    _works("murs", "Isoler mes murs", _INSULATION, Domain.OUTER_WALLS, Domain.INNER_WALLS),
    _works("murs-exterieur", "Isoler mes murs par l’extérieur", _INSULATION, Domain.OUTER_WALLS),
    _works("murs-interieur", "Isoler mes murs par l’intérieur", _INSULATION, Domain.INNER_WALLS),
    _works("sol", "Isoler mon sol ou ma cave", _INSULATION, Domain.FLOORS),
    _works("fenetres", "Changer mes fenêtres, mes portes ou mes volets", _OPENINGS, Domain.WINDOWS),
    _works("fenetres-toit", "Changer mes fenêtres de toit", _OPENINGS, Domain.ROOF_WINDOWS),
    _works("ventilation", "Installer une ventilation", _OPENINGS, Domain.VENTILATION),
    _works("pompe-a-chaleur", "Installer une pompe à chaleur", _HEATING, Domain.HEAT_PUMP),
    _works("forage", "Faire un forage pour la géothermie", _HEATING, Domain.DRILLING),
    _works("chaudiere", "Changer ma chaudière", _HEATING, Domain.BOILER, Domain.WOOD_BOILER),
    _works("chaudiere-gaz", "Installer une chaudière à gaz ou à fioul", _HEATING, Domain.BOILER),
    _works("chaudiere-bois", "Installer une chaudière à bois ou à granulés", _HEATING, Domain.WOOD_BOILER),
    _works("bois", "Me chauffer au bois", _HEATING, Domain.STOVE, Domain.WOOD_BOILER),
    _works("poele", "Installer un poêle ou un insert", _HEATING, Domain.STOVE),
    _works("radiateurs", "Changer mes radiateurs électriques", _HEATING, Domain.ELECTRIC_HEATERS),
    _works("eau-chaude", "Changer mon chauffe-eau", _HEATING, Domain.WATER_HEATER, Domain.SOLAR_HEAT),
    _works("thermodynamique", "Installer un chauffe-eau thermodynamique", _HEATING, Domain.WATER_HEATER),
    _works("solaire", "Installer des panneaux solaires", _SUN, Domain.PHOTOVOLTAICS, Domain.SOLAR_HEAT),
    _works("photovoltaique", "Produire de l’électricité solaire", _SUN, Domain.PHOTOVOLTAICS),
    _works("solaire-thermique", "Chauffer l’eau ou la maison au soleil", _SUN, Domain.SOLAR_HEAT),
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


def choices_of(offered: Iterable[Works]) -> list[tuple[str, Any]]:
    """For a list where one chooses: under the name of their group, when they have one."""
    choices: list[tuple[str, Any]] = []
    for group, works in groupby(offered, key=lambda one: one.group):
        named = [(one.code, one.label) for one in works]
        choices += [(group, named)] if group else named
    return choices


def domains_of(works: Sequence[Works]) -> tuple[Domain, ...]:
    """All the domains of these works, each once."""
    return tuple(dict.fromkeys(domain for one in works for domain in one.domains))


def directory_works(domains: Sequence[str]) -> Works | None:
    """The search of the directory that covers most of these domains and little else, to lead people there."""
    asked = set(domains)
    best = max(WORKS, key=lambda works: (len(asked.intersection(works.domains)), -len(works.domains)))
    return best if asked.intersection(best.domains) else None
