"""Professionals of one case, with what the list says of them today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from renovation.cases.models import Case
from renovation.introductions.models import Introduction, KeptCompany, Proposal, ProposedCompany
from renovation.introductions.queries.register import in_their_order
from renovation.professionals.models import Company
from renovation.professionals.queries import companies_named


@dataclass(frozen=True)
class ProposedNow:
    """A firm kept or proposed: `company` is empty when its entry is no longer shown."""

    siret: str
    name: str
    company: Company | None
    introduction: Introduction | None

    @property
    def can_be_written_to(self) -> bool:
        """Still qualified, with an address, and not written to yet."""
        if self.company is None or self.introduction is not None:
            return False
        return bool(self.company.email and self.company.valid)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class CaseCompanies:
    kept: tuple[ProposedNow, ...]
    proposals: tuple[tuple[Proposal, tuple[ProposedNow, ...]], ...]
    introductions: tuple[Introduction, ...]

    @property
    def all(self) -> tuple[ProposedNow, ...]:
        """Each firm once, those that the household kept first."""
        everyone = [*self.kept, *(one for _, companies in self.proposals for one in companies)]
        return tuple({one.siret: one for one in reversed(everyone)}.values())[::-1]

    @property
    def to_write_to(self) -> tuple[ProposedNow, ...]:
        return tuple(one for one in self.all if one.can_be_written_to)


def companies_of_case(case: Case, *, on: date) -> CaseCompanies:
    """A few requests, whatever the number of firms."""
    kept = list(KeptCompany.objects.filter(case=case).order_by("kept_at", "pk"))
    proposals = list(proposals_of(case))
    introductions = list(Introduction.objects.filter(case=case).select_related("author").order_by("-at"))
    named: list[KeptCompany | ProposedCompany] = [*kept, *(one for each in proposals for one in each.companies.all())]
    sirets = [one.siret for one in named]
    known = {one.pk: one for one in companies_named(sirets, platform_id=case.platform_id, on=on)} if sirets else {}
    written = {one.siret: one for one in introductions}

    def now(rows: Iterable[KeptCompany | ProposedCompany]) -> tuple[ProposedNow, ...]:
        return tuple(ProposedNow(one.siret, one.name, known.get(one.siret), written.get(one.siret)) for one in rows)

    return CaseCompanies(
        now(kept), tuple((each, now(each.companies.all())) for each in proposals), tuple(introductions)
    )


def proposals_of(case: Case) -> QuerySet[Proposal]:
    """The newest first, with their firms."""
    return (
        Proposal.objects.filter(case=case).prefetch_related(in_their_order()).select_related("author").order_by("-at")
    )


def kept_sirets(case: Case) -> frozenset[str]:
    return frozenset(KeptCompany.objects.filter(case=case).values_list("siret", flat=True))
