"""The search field of the office: over cases, leads and households of the reader's platforms."""

from dataclasses import dataclass

from django.db.models import Q

from renovation.cases.models import Case, Lead
from renovation.cases.queries.cases import CaseCriteria, case_list
from renovation.cases.queries.leads import leads_with_household
from renovation.cases.queries.matching import matching
from renovation.cases.rules.search import Search, search_for
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader

SHOWN = 25


@dataclass(frozen=True)
class SearchResults:
    """At most 25 of each kind; `more` names the kinds of which some are left out."""

    cases: list[Case]
    leads: list[Lead]
    households: list[Household]
    more: frozenset[str]

    @property
    def count(self) -> int:
        return len(self.cases) + len(self.leads) + len(self.households)


def search_office(reader: Reader, text: str) -> SearchResults:
    """Everything that the reader may read and that has this name, number, telephone or e-mail.

    Households are listed when they have neither a case nor a lead that already stands above.
    """
    search = search_for(text)
    if not search:
        return SearchResults(cases=[], leads=[], households=[], more=frozenset())
    cases = list(case_list(reader, CaseCriteria(stage="all", text=text))[: SHOWN + 1])
    leads = list(matching(leads_with_household(reader), search).order_by("-created_at")[: SHOWN + 1])
    households = _households(reader, search)
    found = {"cases": cases, "leads": leads, "households": households}
    return SearchResults(
        cases=cases[:SHOWN],
        leads=leads[:SHOWN],
        households=households[:SHOWN],
        more=frozenset(name for name, rows in found.items() if len(rows) > SHOWN),
    )


def _households(reader: Reader, search: Search) -> list[Household]:
    near = Household.objects.standing().filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))
    alone = near.filter(Q(cases__isnull=True) & Q(leads__isnull=True))
    return list(matching(alone, search, prefix="").order_by("search_name")[: SHOWN + 1])
