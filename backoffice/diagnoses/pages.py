"""The pages on which a description is typed, in the order of a visit."""

from dataclasses import dataclass

from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import TABLES


@dataclass(frozen=True)
class EntryPage:
    """One page: the dwelling itself when it has no table. `slug` stands in its address."""

    field: str
    slug: str
    label: str
    table: Part | None = None

    @property
    def url_name(self) -> str:
        return f"diagnosis_{self.field or 'dwelling'}"


_SLUGS = {
    "walls": "murs",
    "ceilings": "plafonds",
    "floors": "planchers",
    "windows": "fenetres",
    "doors": "portes",
    "bridges": "ponts-thermiques",
    "ventilation": "ventilation",
    "heating": "chauffage",
    "hot_water": "eau-chaude",
    "cooling": "climatisation",
    "photovoltaics": "solaire",
}
_SHORT = {"heating": "Chauffage", "bridges": "Ponts th.", "ceilings": "Plafonds", "photovoltaics": "Solaire"}

DWELLING_PAGE = EntryPage("", "logement", "Logement")
PAGES: tuple[EntryPage, ...] = (
    DWELLING_PAGE,
    *(EntryPage(part.field, _SLUGS[part.field], _SHORT.get(part.field, part.label), part) for part in TABLES),
)


def page_named(field: str) -> EntryPage:
    return next(page for page in PAGES if page.field == field)


def next_page(page: EntryPage) -> EntryPage | None:
    place = PAGES.index(page) + 1
    return PAGES[place] if place < len(PAGES) else None
