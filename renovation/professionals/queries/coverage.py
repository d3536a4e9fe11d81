"""The check of a firm on the day of a quote: the list of today, what it said before, ADEME's history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from renovation.professionals.enums import Body, Domain
from renovation.professionals.models import Company, HiddenEntry, PastQualification, Qualification
from renovation.professionals.rules.coverage import CoverageState, coverage_state
from renovation.professionals.rules.identifiers import SIREN_LENGTH

MOST_ELSEWHERE = 5


@dataclass(frozen=True)
class Held:
    """A qualification that the firm holds or held."""

    domain: str
    domain_key: str
    body: str
    valid_from: date
    valid_to: date

    @property
    def domain_words(self) -> str:
        """Our name of the domain, else the label of the source."""
        return str(Domain(self.domain).label) if self.domain else self.domain_key.capitalize()

    @property
    def body_words(self) -> str:
        return str(Body(self.body).label)


@dataclass(frozen=True)
class Coverage:
    """`held` are the qualifications for the works asked; `others` those of that day that are for other works."""

    siret: str
    name: str
    state: CoverageState
    held: tuple[Held, ...]
    others: tuple[Held, ...]


def coverage_on(siret: str, *, domains: Sequence[Domain], on: date, platform_id: UUID | None = None) -> Coverage:
    """What is in no list is "not found": a renewal may be under way. A platform that hides an entry names nobody."""
    columns = ("domain", "domain_key", "body", "valid_from", "valid_to")
    now = Qualification.objects.filter(company_id=siret).values_list(*columns)
    before = PastQualification.objects.filter(siret=siret).values_list(*columns)
    known = sorted({Held(*row) for row in (*now, *before)}, key=lambda one: (one.valid_from, one.domain_key))
    held = tuple(one for one in known if one.domain in set(domains))
    others = tuple(one for one in known if one not in held and one.valid_from <= on <= one.valid_to)
    state = coverage_state(((one.valid_from, one.valid_to) for one in held), on=on)
    return Coverage(siret, _name_of(siret, platform_id), state, held, others)


def covered_elsewhere(
    siret: str, *, domains: Sequence[Domain], on: date, platform_id: UUID | None = None
) -> list[Company]:
    """Other establishments of the firm that are qualified for these works that day: a quote may bear their number."""
    others = Company.objects.qualified(on=on, domains=tuple(domains)).filter(pk__startswith=siret[:SIREN_LENGTH])
    return list(
        others.shown_on(platform_id).exclude(pk=siret).select_related("commune").order_by("pk")[:MOST_ELSEWHERE]
    )


def _name_of(siret: str, platform_id: UUID | None) -> str:
    if platform_id is not None and _is_hidden(siret, platform_id):
        return ""
    name = Company.objects.filter(pk=siret).values_list("name", flat=True).first()
    past = PastQualification.objects.filter(siret=siret).order_by("-valid_to").values_list("name", flat=True)
    return name or past.first() or ""


def _is_hidden(siret: str, platform_id: UUID) -> bool:
    return HiddenEntry.objects.whole().filter(platform_id=platform_id, siret=siret).exists()
