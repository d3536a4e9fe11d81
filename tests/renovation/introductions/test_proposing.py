"""An adviser proposes firms: at least three, drawn in turn, with all that decided it."""

import uuid

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.introductions.models import Proposal, ProposedCompany
from renovation.introductions.operations import propose
from renovation.introductions.queries import turns_of
from renovation.introductions.refusals import IntroductionRefused
from renovation.introductions.rules.rotation import in_turn
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.professionals.queries import search_near
from renovation.professionals.rules.works import works_by_code
from renovation.territories.models import Commune
from tests.factories.cases import CaseFactory
from tests.factories.entries import NOW, firms
from tests.factories.professionals import TODAY


def draw(case: Case, author: User, commune: Commune, number: int = 3, key: uuid.UUID | None = None) -> Proposal:
    works = works_by_code("combles")
    assert works is not None
    found = search_near(commune, domains=works.domains, on=TODAY, platform_id=case.platform_id)
    return propose(
        case=case,
        works=works,
        commune=commune,
        found=found,
        number=number,
        author=author,
        key=key or uuid.uuid4(),
        now=NOW,
    )


def test_all_firms_have_had_their_turn_before_one_has_a_second(
    case: Case, adviser: User, communes: list[Commune]
) -> None:
    firms(communes[0], 6)

    drawn = [{one.siret for one in draw(case, adviser, communes[0]).companies.all()} for _ in range(2)]

    assert [len(one) for one in drawn] == [3, 3]
    assert drawn[0].isdisjoint(drawn[1])
    assert {line.turn.times for line in turns_of(case.platform_id, now=NOW)} == {1}


def test_the_draw_can_be_made_again_from_what_is_kept(case: Case, adviser: User, communes: list[Commune]) -> None:
    firms(communes[0], 5)
    proposal = draw(case, adviser, communes[0])

    assert proposal.pool == dict.fromkeys(proposal.pool, 0)
    assert len(proposal.pool) == 5
    again = in_turn(proposal.pool, {}, draw=str(proposal.pk))[:3]
    assert [one.siret for one in proposal.companies.order_by("rank")] == again


def test_less_than_three_are_never_asked_for(case: Case, adviser: User, communes: list[Commune]) -> None:
    firms(communes[0], 5)

    assert draw(case, adviser, communes[0], number=1).companies.count() == 3


def test_where_there_are_two_both_are_proposed_and_where_there_is_none_it_is_said(
    case: Case, adviser: User, communes: list[Commune]
) -> None:
    with pytest.raises(IntroductionRefused, match="Aucune entreprise"):
        draw(case, adviser, communes[0])
    firms(communes[0], 2)

    assert draw(case, adviser, communes[0]).companies.count() == 2


def test_h1_the_same_form_sent_twice_draws_once(case: Case, adviser: User, communes: list[Commune]) -> None:
    firms(communes[0], 6)
    key = uuid.uuid4()

    first, second = draw(case, adviser, communes[0], key=key), draw(case, adviser, communes[0], key=key)

    assert first == second
    assert ProposedCompany.objects.count() == 3
    with pytest.raises(IntroductionRefused, match="déjà servi"):
        draw(CaseFactory.create(household=case.household), adviser, communes[0], key=key)


def test_the_household_is_told_without_a_name_and_the_journal_says_who(
    case: Case, adviser: User, communes: list[Commune]
) -> None:
    firms(communes[0], 3)
    proposal = draw(case, adviser, communes[0])

    mail = Mail.objects.get()
    assert (mail.template, mail.recipient) == ("companies_proposed", case.household.email)
    assert "ENTREPRISE" not in mail.text
    fact = Entry.objects.get(action=Action.COMPANIES_PROPOSED)
    assert fact.detail["sirets"] == [one.siret for one in proposal.companies.order_by("rank")]


def test_the_turn_of_one_platform_does_not_count_on_another(
    case: Case, adviser: User, communes: list[Commune], other_platform: object
) -> None:
    firms(communes[0], 3)
    draw(case, adviser, communes[0])

    assert turns_of(other_platform.pk, now=NOW) == []  # type: ignore[attr-defined]
