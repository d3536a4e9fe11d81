"""What a household types, and the works that it means."""

import pytest

from renovation.professionals.rules.household_words import understand
from renovation.professionals.rules.resemblance import mistakes
from renovation.professionals.rules.works import WORKS, Trade, works_by_code


@pytest.mark.parametrize(
    ("typed", "works"),
    [
        ("changer mes fenêtres", ["fenetres"]),
        ("double vitrage", ["fenetres"]),
        ("VMC double flux", ["ventilation"]),
        ("refaire ma toiture", ["combles"]),
        ("isoler par l’extérieur", ["murs"]),
        ("chaudière à bois", ["bois"]),
        ("chauffe-eau solaire", ["eau-chaude"]),
        ("PAC air/eau", ["pompe-a-chaleur"]),
        ("rénovation d’ampleur", ["ensemble"]),
        ("audit énergétique", ["audit"]),
        ("audit de ma copropriété", ["audit-copropriete"]),
        ("architecte", ["architecte"]),
    ],
)
def test_household_words_name_works(typed: str, works: list[str]) -> None:
    assert [one.code for one in understand(typed)] == works


@pytest.mark.parametrize(
    ("typed", "works"),
    [
        ("fenaitre", "fenetres"),
        ("phenetres", "fenetres"),
        ("fentere", "fenetres"),
        ("vantilation", "ventilation"),
        ("pompe a chalheur", "pompe-a-chaleur"),
        ("chodiere gaz", "chaudiere"),
        ("poele a granulé", "bois"),
        ("isolatoin des combls", "combles"),
        ("PHOTOVOLTAIQUE", "solaire"),
    ],
)
def test_misspelt_words_are_understood(typed: str, works: str) -> None:
    assert [one.code for one in understand(typed)] == [works]


def test_a_word_that_several_works_share_means_them_all() -> None:
    assert [one.code for one in understand("isolation")] == ["combles", "murs", "sol"]


@pytest.mark.parametrize("typed", ["", "   ", "xyz", "plombier", "salle de bain", "les travaux", "%_\x00", "a" * 5000])
def test_other_words_mean_nothing(typed: str) -> None:
    assert understand(typed) == ()


def test_mistakes_are_letters_added_forgotten_replaced_or_exchanged() -> None:
    assert [mistakes("volet", other) for other in ("volet", "volets", "vole", "valet", "vloet", "")] == [
        0,
        1,
        1,
        1,
        1,
        5,
    ]


def test_each_trade_has_works_and_the_search_of_all_works_holds_no_study() -> None:
    assert {works.trade for works in WORKS} == set(Trade)
    assert works_by_code("architecte") is not None
    assert Trade.AUDITOR.counted(1) == "1\N{NO-BREAK SPACE}auditeur"
    assert Trade.WORKS.counted(3) == "3\N{NO-BREAK SPACE}entreprises"
