"""What a card of the directory shows of a firm: the domains asked first, each once, and which end soon."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from renovation.professionals.models import Company, Qualification
from renovation.professionals.rules.validity import expiring_before


@dataclass(frozen=True)
class Line:
    """A domain in which the firm is qualified."""

    domain: str
    body: str
    until: date
    ends_soon: bool


@dataclass(frozen=True)
class Card:
    """A firm with its number in the list, which is also that of the map."""

    number: int
    company: Company
    asked: tuple[Line, ...]
    others: tuple[Line, ...] = ()

    @property
    def unnamed_others(self) -> int:
        """Other establishments found that the card does not name."""
        return self.company.others_number - len(self.company.others_nearby)


def cards_of(companies: Iterable[Company], *, domains: Collection[str], on: date, first: int = 1) -> list[Card]:
    """Each firm of a page. Without domains asked, all are shown first."""
    return [_card(company, domains, on, number) for number, company in enumerate(companies, start=first)]


def _card(company: Company, domains: Collection[str], on: date, number: int) -> Card:
    held: dict[str, Qualification] = {}
    for one in company.valid:  # type: ignore[attr-defined] # the latest end of a domain comes first
        if one.domain:
            held.setdefault(one.domain, one)
    asked = [one for one in held.values() if not domains or one.domain in domains]
    others = [one for one in held.values() if one not in asked]
    return Card(number, company, _lines(asked, on), _lines(others, on))


def _lines(held: Iterable[Qualification], on: date) -> tuple[Line, ...]:
    soon = expiring_before(on)
    return tuple(
        Line(one.get_domain_display(), one.get_body_display(), one.valid_to, one.valid_to < soon) for one in held
    )
