"""Who may be one person, and who is surely not."""

import pytest

from renovation.leads.rules.duplicates import Identity, Strength, kept_first, resemblance

AT_HOME = frozenset({("25056", "3 rue Rivotte")})
CAMILLE = Identity("Leroux", "Camille", "camille@courriel.example", "06 12 34 56 78", AT_HOME)
HERE, NEXT_DOOR = frozenset({("25056", "3, RUE RIVOTTE")}), frozenset({("25056", "")})


@pytest.mark.parametrize(
    ("other", "strength", "reason"),
    [
        (Identity("Martin", email="CAMILLE@courriel.example "), Strength.STRONG, "même adresse e-mail"),
        (Identity("Martin", phone="+33 6 12 34 56 78"), Strength.STRONG, "même téléphone"),
        (Identity("Lerous", "Camille", homes=HERE), Strength.LIKELY, "nom presque identique, même adresse"),
        (Identity("Camille", "Leroux", homes=NEXT_DOOR), Strength.POSSIBLE, "même nom, même commune"),
        (Identity("Léroux", "", homes=NEXT_DOOR), Strength.POSSIBLE, "même nom, même commune"),
        (Identity("LEROUX", "Camille"), Strength.POSSIBLE, "même nom"),
    ],
)
def test_what_speaks_for_one_person_is_told(other: Identity, strength: Strength, reason: str) -> None:
    found = resemblance(CAMILLE, other)

    assert found is not None
    assert (found.strength, found.reasons[0]) == (strength, reason)


@pytest.mark.parametrize(
    "other",
    [
        Identity("Leroux", "Martine", homes=HERE),
        Identity("Leroux", "Camille", homes=frozenset({("25462", "")})),
        Identity("Leroux", ""),
        Identity("Roux", "Camille", homes=HERE),
        Identity("", "", "", ""),
    ],
)
def test_a_common_name_alone_is_nobody(other: Identity) -> None:
    assert resemblance(CAMILLE, other) is None


def test_several_reasons_are_told_the_best_first() -> None:
    found = resemblance(CAMILLE, Identity("Leroux", "Camille", phone="0612345678", homes=HERE))

    assert found is not None
    assert found.reasons == ("même téléphone", "même nom, même adresse")


def test_the_one_with_an_account_is_kept_then_more_cases_then_the_older() -> None:
    assert kept_first((True, 0, 9.0), (False, 3, 1.0))
    assert not kept_first((False, 0, 1.0), (False, 1, 9.0))
    assert kept_first((False, 1, 1.0), (False, 1, 9.0))
