"""The right to object: what is hidden is hidden everywhere on the site of that platform, and only there."""

import uuid

import pytest

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.professionals.enums import Domain, HiddenReason, HiddenScope
from renovation.professionals.models import Company, HiddenEntry
from renovation.professionals.operations import hide_entry, show_entry_again, sign_charter
from renovation.professionals.queries import (
    company_named,
    entry_of,
    search_by_name,
    search_by_resemblance,
    search_near,
)
from renovation.professionals.refusals import EntryRefused
from renovation.territories.models import Commune
from tests.factories.entries import NOW, day, firms, open_directory
from tests.factories.professionals import TODAY

AUTHOR = uuid.uuid4()


@pytest.fixture
def company(communes: list[Commune]) -> Company:
    return firms(communes[0])[0]


def hide(platform: Platform, company: Company, scope: HiddenScope) -> HiddenEntry:
    return hide_entry(
        platform=platform,
        company=company,
        scope=scope,
        reason=HiddenReason.OBJECTION,
        note="",
        request=None,
        author_id=AUTHOR,
        now=NOW,
    )


def shown_on(platform: Platform, company: Company, commune: Commune) -> list[bool]:
    """By each way that leads to an entry."""
    where = {"on": TODAY, "platform_id": platform.pk}
    return [
        entry_of(company.pk, **where) is not None,
        company_named(company.pk, platform_id=platform.pk) is not None,
        search_near(commune, domains=list(Domain), **where).total == 1,
        len(search_by_name(company.search_name, **where)) == 1,
        len(search_by_resemblance(company.search_name, **where)) == 1,
    ]


def test_a_hidden_entry_is_found_nowhere_on_the_site_that_hides_it(
    platform: Platform, other_platform: Platform, company: Company, communes: list[Commune]
) -> None:
    assert shown_on(platform, company, communes[0]) == [True] * 5

    hide(platform, company, HiddenScope.ENTRY)

    assert shown_on(platform, company, communes[0]) == [False] * 5
    assert shown_on(other_platform, company, communes[0]) == [True] * 5


def test_hiding_is_journalled_with_its_reason(platform: Platform, company: Company) -> None:
    hide(platform, company, HiddenScope.ENTRY)

    fact = Entry.objects.get(action=Action.ENTRY_HIDDEN)
    assert (fact.platform_id, fact.detail["reason"], fact.detail["siret"]) == (platform.pk, "objection", company.pk)


def test_hiding_what_is_ours_leaves_the_list_of_ademe(
    platform: Platform, company: Company, communes: list[Commune]
) -> None:
    open_directory(platform)
    signed = {"signed_on": day("2026-01-01"), "ends_on": None, "author_id": AUTHOR, "now": NOW}
    sign_charter(platform=platform, company=company, **signed)
    hide(platform, company, HiddenScope.OURS)

    entry = entry_of(company.pk, platform_id=platform.pk, on=TODAY)

    assert entry is not None
    assert entry.is_qualified
    assert entry.company.charter is None
    assert shown_on(platform, company, communes[0]) == [True] * 5


def test_an_entry_shown_again_keeps_the_trace_of_who_hid_it(
    platform: Platform, company: Company, communes: list[Commune]
) -> None:
    hidden = hide(platform, company, HiddenScope.ENTRY)

    show_entry_again(hidden_id=hidden.pk, author_id=AUTHOR, now=NOW)

    assert shown_on(platform, company, communes[0]) == [True] * 5
    assert HiddenEntry.objects.get().hidden_by_id == AUTHOR
    assert Entry.objects.filter(action=Action.ENTRY_SHOWN).count() == 1


def test_hiding_twice_alike_is_refused_and_hiding_more_takes_the_place(platform: Platform, company: Company) -> None:
    hide(platform, company, HiddenScope.OURS)
    with pytest.raises(EntryRefused, match="déjà masquée"):
        hide(platform, company, HiddenScope.OURS)

    hide(platform, company, HiddenScope.ENTRY)

    assert [one.scope for one in HiddenEntry.objects.standing()] == ["entry"]
