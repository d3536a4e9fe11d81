"""What a card of the directory says of a firm: the domains asked first, each once, and which end soon.

A page shows a dozen of them: what can be put in words here is, so that the template has little to work out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from renovation.professionals.models import Company, Qualification
from renovation.professionals.rules.validity import expiring_before

SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Line:
    """A domain in which the firm is qualified; by whom, until when."""

    domain: str
    proof: str
    ends_soon: bool


@dataclass(frozen=True)
class Card:
    """A firm with its number in the list, which is also that of the map. `more` domains are on its page."""

    number: int
    company: Company
    where: str
    lines: tuple[Line, ...]
    more: int

    @property
    def others_words(self) -> str:
        number = self.company.others_number
        others = "Un autre établissement" if number == 1 else f"{number}{SPACE}autres établissements"
        return f"{others} de la même entreprise{SPACE}:"

    @property
    def has_unnamed(self) -> bool:
        """Whether there are more establishments than the card names."""
        return self.company.others_number > len(self.company.others_nearby)


def cards_of(
    companies: Iterable[Company],
    *,
    domains: Collection[str] = (),
    on: date,
    first: int = 1,
    with_distance: bool = False,
) -> list[Card]:
    """Each firm of a page. Without domains asked, all are named."""
    return [_card(company, domains, on, number, with_distance) for number, company in enumerate(companies, start=first)]


def _card(company: Company, domains: Collection[str], on: date, number: int, with_distance: bool) -> Card:
    held: dict[str, Qualification] = {}
    for one in company.valid:  # type: ignore[attr-defined] # the latest end of a domain comes first
        if one.domain:
            held.setdefault(one.domain, one)
    asked = [one for one in held.values() if not domains or one.domain in domains]
    soon = expiring_before(on)
    lines = tuple(Line(one.get_domain_display(), _proof(one), one.valid_to < soon) for one in asked)
    return Card(number, company, _where(company, with_distance), lines, len(held) - len(asked))


def _proof(one: Qualification) -> str:
    return f"{one.get_body_display()}, jusqu’au {one.valid_to:%d/%m/%Y}"


def _where(company: Company, with_distance: bool) -> str:
    """ "25000 Besançon, à environ 4 km"."""
    place = f"{company.postcode} {company.commune.name if company.commune else ''}".strip()
    if not with_distance:
        return place
    far = company.distance_km
    told = f"à moins de 1{SPACE}km" if far < 1 else f"à environ {far:.0f}{SPACE}km"
    return f"{place}, {told}{' (du centre de sa commune)' if company.is_approximate else ''}"
