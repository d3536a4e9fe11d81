"""Several people on one project: by invitation, with the invited address, until somebody ends it (A9, D4)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.enums import Tie
from renovation.cases.models import Case, Companion
from renovation.cases.operations import end_companion, invite_companion, join_project, write_message
from renovation.cases.permissions import household_can
from renovation.cases.queries import case_of_household_user
from renovation.cases.queries.companions import companion_by_link
from renovation.cases.refusals import Refused
from renovation.outbox.models import Mail
from renovation.platforms.enums import Right
from tests.factories.platforms import UserFactory
from tests.factories.verified import verify

NOW = timezone.now()
ADDRESS = "dominique.leroux@courriel.example"


def invited(case: Case, by: User, *, email: str = ADDRESS) -> Companion:
    return invite_companion(case=case, name="Dominique Leroux", email=email, tie=Tie.SPOUSE, by=by, now=NOW)


@pytest.fixture
def spouse(db: None) -> User:
    user: User = UserFactory.create(email=ADDRESS, first_name="", last_name="")
    verify(user)
    return user


def sees(user: User, case: Case) -> bool:
    try:
        case_of_household_user(user.pk, case.pk)
    except Case.DoesNotExist:
        return False
    return True


def test_d4_the_invited_person_sees_the_project_until_the_access_ends(
    case: Case, household_user: User, spouse: User
) -> None:
    companion = invited(case, household_user)
    assert not sees(spouse, case)

    join_project(companion=companion, user=spouse, now=NOW)
    assert sees(spouse, case)
    assert household_can(spouse.pk, Right.READ_CASE, case)

    end_companion(companion=companion, by=household_user, now=NOW)
    assert not sees(spouse, case)
    assert not household_can(spouse.pk, Right.READ_CASE, case)


def test_a9_the_link_alone_opens_nothing_to_another_address(case: Case, household_user: User) -> None:
    companion = invited(case, household_user)
    stranger = UserFactory.create(email="autre@courriel.example")
    verify(stranger)

    with pytest.raises(Refused, match="dominique"):
        join_project(companion=companion, user=stranger, now=NOW)
    assert not sees(stranger, case)


def test_an_invitation_that_is_too_old_or_taken_back_opens_nothing(
    case: Case, household_user: User, spouse: User
) -> None:
    companion = invited(case, household_user)
    with pytest.raises(Refused, match="plus valable"):
        join_project(companion=companion, user=spouse, now=NOW + timedelta(days=15))

    end_companion(companion=companion, by=household_user, now=NOW)
    with pytest.raises(Refused, match="plus valable"):
        join_project(companion=companion, user=spouse, now=NOW)


def test_invited_again_there_is_one_person_and_the_former_link_is_void(case: Case, household_user: User) -> None:
    first = invited(case, household_user)
    again = invited(case, household_user, email=ADDRESS.upper())

    assert again.pk == first.pk
    links = [
        re.search(r"/invitations/([\w-]+)/", mail.text) for mail in Mail.objects.filter(template="companion_invited")
    ]
    found = [companion_by_link(link[1]) for link in links if link]
    assert sorted(one is None for one in found) == [False, True]


def test_neither_the_holder_nor_a_crowd_is_invited(case: Case, household_user: User) -> None:
    with pytest.raises(Refused, match="titulaire"):
        invited(case, household_user, email=household_user.email.upper())
    for number in range(6):
        invited(case, household_user, email=f"p{number}@courriel.example")
    with pytest.raises(Refused, match="6 personnes"):
        invited(case, household_user)


def test_a_message_of_the_team_is_told_to_those_who_joined(
    case: Case, household_user: User, spouse: User, adviser: User
) -> None:
    companion = invited(case, household_user)
    invited(case, household_user, email="pas.encore@courriel.example")
    join_project(companion=companion, user=spouse, now=NOW)

    write_message(case=case, author=adviser, text="Voici la suite.", from_household=False)

    told = Mail.objects.filter(template="new_message").values_list("recipient", flat=True)
    assert sorted(told) == sorted([household_user.email, ADDRESS])
    spouse.refresh_from_db()
    assert spouse.get_full_name() == "Dominique Leroux"
