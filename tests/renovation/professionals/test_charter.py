"""The charter of a territory: who signed, from when to when, and where the label is shown."""

import uuid

import pytest

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.professionals.models import CharterMember, Company
from renovation.professionals.operations import end_charter, sign_charter
from renovation.professionals.queries import companies_named
from renovation.professionals.refusals import EntryRefused
from renovation.territories.models import Commune
from tests.factories.entries import NOW, day, firms, open_directory

AUTHOR = uuid.uuid4()


@pytest.fixture
def company(communes: list[Commune]) -> Company:
    return firms(communes[0])[0]


def sign(platform: Platform, company: Company, start: str, end: str = "") -> CharterMember:
    return sign_charter(
        platform=platform,
        company=company,
        signed_on=day(start),
        ends_on=day(end) if end else None,
        author_id=AUTHOR,
        now=NOW,
    )


def label(platform: Platform, company: Company, on: str) -> bool:
    (found,) = companies_named([company.pk], platform_id=platform.pk, on=day(on))
    return found.charter is not None


def test_the_label_is_shown_over_its_period_bounds_included(platform: Platform, company: Company) -> None:
    open_directory(platform)
    sign(platform, company, "2026-02-01", "2026-12-31")

    days = ("2026-01-31", "2026-02-01", "2026-12-31", "2027-01-01")
    assert [label(platform, company, on) for on in days] == [False, True, True, False]


def test_the_label_of_one_platform_is_not_shown_by_another(
    platform: Platform, other_platform: Platform, company: Company
) -> None:
    open_directory(platform)
    sign(platform, company, "2026-02-01")

    assert not label(other_platform, company, "2026-11-24")


def test_ending_keeps_the_period_and_tells_the_journal(platform: Platform, company: Company) -> None:
    open_directory(platform)
    member = sign(platform, company, "2026-02-01")

    end_charter(member_id=member.pk, last_day=day("2026-11-24"), author_id=AUTHOR)

    assert [label(platform, company, on) for on in ("2026-11-24", "2026-11-25")] == [True, False]
    assert list(Entry.objects.filter(action__startswith="charter").values_list("action", flat=True)) == [
        Action.CHARTER_SIGNED,
        Action.CHARTER_ENDED,
    ]


@pytest.mark.parametrize(("start", "end"), [("2026-03-01", ""), ("2025-01-01", "2026-02-01"), ("2025-01-01", "")])
def test_two_periods_of_one_firm_never_overlap(platform: Platform, company: Company, start: str, end: str) -> None:
    open_directory(platform)
    sign(platform, company, "2026-02-01", "2026-12-31")

    with pytest.raises(EntryRefused, match="déjà signataire"):
        sign(platform, company, start, end)


def test_a_label_without_a_meaning_is_given_to_nobody(platform: Platform, company: Company) -> None:
    with pytest.raises(EntryRefused, match="nom à la charte"):
        sign(platform, company, "2026-02-01")


def test_dates_the_wrong_way_round_are_refused(platform: Platform, company: Company) -> None:
    open_directory(platform)
    with pytest.raises(EntryRefused, match="avant le début"):
        sign(platform, company, "2026-02-01", "2026-01-01")
    member = sign(platform, company, "2026-02-01")
    with pytest.raises(EntryRefused, match="avant la signature"):
        end_charter(member_id=member.pk, last_day=day("2026-01-01"), author_id=AUTHOR)
