"""Passwords: long rather than complicated, and not the words of the house (A3)."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from renovation.accounts.models import User
from renovation.accounts.rules.passwords import leans_on, plain, repeats_itself
from renovation.platforms.models import Platform
from tests.factories.platforms import CommuneFactory

HOUSE = ["Maisonnée", "Besançon", "Maison de la Rénovation"]


@given(st.sampled_from(HOUSE), st.text(alphabet="0123456789!-_", max_size=7))
def test_a3_a_word_of_the_house_with_an_ending_is_refused(word: str, ending: str) -> None:
    assert leans_on(word + ending, HOUSE)
    assert leans_on(ending + word.upper(), HOUSE)


@given(st.text(alphabet="bdfghjklpqwxz", min_size=12, max_size=200))
def test_a3_no_composition_rule_and_no_upper_limit(password: str) -> None:
    assert not leans_on(password, HOUSE)


@given(st.text())
def test_a3_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_a3_a_long_phrase_may_name_the_town() -> None:
    assert not leans_on("trois chats dorment à Besançon", HOUSE)


def test_a3_one_sign_repeated_is_refused() -> None:
    assert repeats_itself("a" * 40)


@pytest.mark.parametrize(
    "password",
    [
        "onzesignes!",
        "motdepasse123",
        "Besançon2026!",
        "maisonnee-2026",
        "grandbesancon25",
        "camille.leroux1",
        "aaaaaaaaaaaaaa",
    ],
)
def test_a3_weak_passwords_are_refused(platform: Platform, household_user: User, password: str) -> None:
    platform.communes.add(CommuneFactory.create())
    with pytest.raises(ValidationError):
        validate_password(password, household_user)


@pytest.mark.parametrize("password", ["quatre lampes rient fort", "d" * 4 + "xkqzvbnmwrtplmkj" * 8])
def test_a3_long_ones_pass_without_being_cut(platform: Platform, household_user: User, password: str) -> None:
    validate_password(password, household_user)
    household_user.set_password(password)
    assert household_user.check_password(password)
    assert not household_user.check_password(password[:-1])
