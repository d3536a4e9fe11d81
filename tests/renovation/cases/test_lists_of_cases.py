"""Which cases a list shows, to whom: filters, words, groups, board."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from renovation.accounts.models import User
from renovation.alerts.models import Alert, AlertRule
from renovation.cases.models import Case, CaseShare, Note
from renovation.cases.queries import CaseCriteria, board, cases, cases_found, group_counts
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for
from tests.factories.acts import act_of
from tests.factories.cases import NOVEMBER, CaseFactory, DwellingFactory, HouseholdFactory
from tests.factories.platforms import CommuneFactory, IntercommunalityFactory, agent


def found(user: User, **criteria: object) -> set[Case]:
    return set(cases_found(reader_for(user), CaseCriteria(**criteria)))  # type: ignore[arg-type]


@pytest.fixture
def told(case: Case, adviser: User) -> Case:
    """A case with an address, a summary, a note and an act."""
    case.dwelling = DwellingFactory.create(platform=case.platform, address="12 bis rue de l’Église", kind="house")
    case.summary = "Isolation des combles perdus"
    case.save()
    Note.objects.create(case=case, author=adviser, text="Hésite : sa chaudière fume")
    act_of(case, adviser, words="Rappeler après la succession")
    return case


@pytest.fixture
def partner(platform: Platform) -> User:
    return agent(Role.PARTNER, platform, email="auditeur@partenaire.example")


@pytest.mark.parametrize(
    "typed", ["rue de l'eglise", "12 eglise", "combl perdu", "CHAUDIÈRE fume", "chaudi", "succession", "Leroux"]
)
def test_words_are_found_without_accents_wherever_they_are(typed: str, told: Case, adviser: User) -> None:
    CaseFactory.create(household=HouseholdFactory.create(platform=told.platform))

    assert found(adviser, text=typed) == {told}


@pytest.mark.parametrize(
    "typed",
    [
        *("RGE-123", "rge-12", "D-2026-014", "12-14 rue des Lilas", "jean.morel@artisan.example", "25000"),
        *("03/05/2026", "1 234,50", "l'audit", "& RGE-123 '", "06 81 45 00 12", "Saint-Claude"),
    ],
)
def test_references_ranges_dates_and_mails_are_found_as_they_are_typed(typed: str, told: Case, adviser: User) -> None:
    told.dwelling.address = "12-14 rue des Lilas, 25000 Besançon"  # type: ignore[union-attr]
    told.dwelling.save()  # type: ignore[union-attr]
    said = "Devis RGE-123 (D-2026-014) du 03/05/2026, l’audit à 1 234,50 €, Saint-Claude."
    Note.objects.create(case=told, author=adviser, text=f"{said} jean.morel@artisan.example, 06 81 45 00 12")
    CaseFactory.create(household=HouseholdFactory.create(platform=told.platform))

    assert found(adviser, text=typed) == {told}


def test_a_word_of_many_cases_finds_them_all(told: Case, adviser: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number, the search is asked again rather than its identifiers."""
    monkeypatch.setattr(cases, "FEW", 1)
    others = CaseFactory.create_batch(2, household=told.household, summary="Une chaudière à gaz")

    assert found(adviser, text="chaudiere") == {told, *others}
    assert found(adviser, text="chaudiere gaz", sort="number") == set(others)


@pytest.mark.parametrize("typed", ["chaudiere", "combles", "succession", "eglise", "Leroux", "GBM"])
def test_d2_no_word_finds_a_case_of_another_platform(typed: str, told: Case, adviser_elsewhere: User) -> None:
    assert found(adviser_elsewhere, text=typed, stage="all") == set()


def test_d4_a_partner_finds_what_is_shared_and_never_by_what_the_team_wrote(told: Case, partner: User) -> None:
    assert found(partner, text="eglise") == set()
    CaseShare.objects.create(case=told, user=partner)

    assert found(partner, text="eglise") == {told}
    assert (
        found(partner, text="chaudiere") | found(partner, text="combles") | found(partner, text="succession") == set()
    )


def test_each_filter_keeps_what_it_names(told: Case, adviser: User) -> None:
    commune = CommuneFactory.create(insee="25462", name="Pontarlier", intercommunality=None)
    other = CaseFactory.create(
        household=HouseholdFactory.create(platform=told.platform, last_contact_at=timezone.now()),
        dwelling=DwellingFactory.create(platform=told.platform, commune=commune, kind="flat"),
        opened_at=NOVEMBER - timedelta(days=400),
    )
    long_ago = timezone.now() - timedelta(days=90)
    Case.objects.filter(pk=told.pk).update(changed_at=long_ago)
    type(told.household).objects.filter(pk=told.household_id).update(last_contact_at=long_ago)

    assert found(adviser, epci=IntercommunalityFactory.create().siren) == {told}
    assert (
        found(adviser, kind="flat") == found(adviser, commune="25462") == found(adviser, referent="nobody") == {other}
    )
    assert found(adviser, referent="not one") == set()
    assert found(adviser, opened_since=NOVEMBER.date()) == {told}
    assert found(adviser, quiet_before=timezone.now() - timedelta(days=30)) == {told}
    assert found(adviser, pathway=str(told.pathway_version.pathway_id)) == {told, other}
    assert found(adviser, pathway="not one") == set()


def test_a_case_with_an_alert_of_its_team(told: Case, adviser: User, partner: User) -> None:
    CaseFactory.create(household=told.household)
    CaseShare.objects.create(case=told, user=partner)
    rule = AlertRule.objects.create(platform=told.platform, name="Sans contact", watch="no_contact", days=30)
    alerts = [
        Alert.objects.create(
            rule=rule,
            platform=told.platform,
            case=told,
            subject_key=key,
            words="Sans contact",
            since=NOVEMBER,
            rank=1,
            raised_at=NOVEMBER,
        )
        for key in "ab"
    ]

    assert list(cases_found(reader_for(adviser), CaseCriteria(with_alert=True))) == [told]
    assert found(partner, with_alert=True) == set()
    Alert.objects.filter(pk__in=[one.pk for one in alerts]).update(ended_at=NOVEMBER, end="settled")
    assert found(adviser, with_alert=True) == set()


def test_groups_count_the_very_list(told: Case, adviser: User, adviser_elsewhere: User) -> None:
    CaseFactory.create(household=told.household, stage="works")
    CaseFactory.create(household=told.household, stage="closed")
    reader = reader_for(adviser)

    counts = {name: group_counts(reader, CaseCriteria(), name) for name in ("stage", "referent", "commune", "pathway")}

    assert {one.value: one.number for one in counts["stage"]} == {"information": 1, "works": 1}
    assert {(one.value, one.number) for one in counts["referent"]} == {(str(adviser.pk), 1), ("nobody", 1)}
    assert {one.label for one in counts["commune"]} == {"Besançon", ""}
    assert [one.number for one in counts["pathway"]] == [2]
    assert group_counts(reader_for(adviser_elsewhere), CaseCriteria(), "stage") == []


def test_the_board_has_the_first_cases_of_each_stage_and_asks_little(
    told: Case, adviser: User, adviser_elsewhere: User
) -> None:
    for rank in range(14):
        CaseFactory.create(household=told.household, stage="works", stage_since=NOVEMBER - timedelta(days=rank))
    names = {"information": "Conseil", "works": "Travaux", "filing": "Dépôt"}
    with CaptureQueriesContext(connection) as asked:
        first, works, empty = board(reader_for(adviser), CaseCriteria(), names=names)

    assert [one.case for one in first.cases] == [told]
    assert (works.number, len(works.cases), works.left_out, empty.number) == (14, 10, 4, 0)
    assert works.cases[0].case.stage_since == NOVEMBER - timedelta(days=13)
    assert dict(works.cases[0].moves)["closed"] == "Clos"
    assert len(asked) <= 6
    assert [one.number for one in board(reader_for(adviser_elsewhere), CaseCriteria(), names=names)] == [0, 0, 0]
