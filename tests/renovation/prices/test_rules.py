"""Rules of prices: gates, publication, outliers, index, files."""

from datetime import date
from decimal import Decimal
from math import log
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.prices.rules.aggregate_file import read_aggregates
from renovation.prices.rules.gates import SeedRange, faults_of, is_siret
from renovation.prices.rules.indexing import Index, months_before, read_index
from renovation.prices.rules.line_file import read_lines
from renovation.prices.rules.lines import LinesRefused
from renovation.prices.rules.outliers import fences_of
from renovation.prices.rules.statistics import Band, Origin, Position, Statistic, position_in, why_hidden
from renovation.prices.rules.wording import euros
from tests.factories.prices import HEAD, SIRETS, file_of, line

TODAY = date(2026, 11, 27)
SEED = SeedRange(Decimal(109), Decimal(265))
GOOD = f"isolation_mur_ite;m2;100;17000;2026-06-15;25056;{SIRETS[0]}"


def statistic(lines: int, companies: int, top: int) -> Statistic:
    return Statistic(lines, companies, top, *(Decimal(price) for price in (100, 120, 150, 180, 220)))


@pytest.mark.parametrize(
    ("lines", "companies", "top", "reason"),
    [
        (11, 3, 5, ""),
        (10, 3, 4, "moins de 11 références"),
        (11, 2, 5, "moins de 3 entreprises"),
        (12, 3, 6, ""),
        (12, 3, 7, "une entreprise a plus de la moitié des références"),
    ],
)
def test_a_statistic_is_told_from_enough_lines_and_firms(lines: int, companies: int, top: int, reason: str) -> None:
    assert why_hidden(statistic(lines, companies, top)) == reason


def test_no_statistic_is_no_reference() -> None:
    assert why_hidden(None) == "aucune référence"


@given(lines=st.integers(1, 500), companies=st.integers(1, 40), top=st.integers(1, 500))
def test_nothing_is_ever_told_of_two_firms(lines: int, companies: int, top: int) -> None:
    told = statistic(lines, companies, min(top, lines)).may_be_told

    assert not told or (lines >= 11 and companies >= 3 and min(top, lines) * 2 <= lines)


def test_a_good_line_passes() -> None:
    assert faults_of(line(characteristics={"resistance_isolant": Decimal("4.4")}), seed=SEED, today=TODAY) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"work_type": "isolation_mur_it"}, "Vouliez-vous écrire «\u00a0isolation_mur_iti\u00a0»"),
        ({"work_type": "piscine"}, "n’existe pas dans le catalogue"),
        ({"quantity": Decimal(0)}, "La quantité doit être plus grande que zéro"),
        ({"quantity": Decimal(-3)}, "La quantité doit être plus grande que zéro"),
        ({"amount_ht": Decimal(-17000)}, "Le montant hors taxes doit être plus grand que zéro"),
        ({"amount_ht": Decimal(4_000_000), "quantity": Decimal(20_000)}, "trop grand"),
        ({"amount_ht": Decimal(1_700_000)}, "ce prix n’est pas possible"),
        ({"unit": "unite"}, "ne va pas avec ces travaux"),
        ({"on": date(2027, 1, 1)}, "dans le futur"),
        ({"on": date(1999, 1, 1)}, "trop ancienne"),
        ({"company": ""}, "Il manque l’entreprise"),
        ({"company": "73282932000075"}, "n’est pas un numéro SIRET"),
        ({"insee": ""}, "Il manque le lieu"),
        ({"vat_rate": Decimal("0.055"), "amount_ttc": Decimal(20400)}, "ne correspond pas au montant HT"),
        ({"vat_rate": Decimal("0.6")}, "n’existe pas"),
        ({"characteristics": {"uw": Decimal("1.3")}}, "ne va pas avec ces travaux"),
        ({"characteristics": {"resistance_isolant": Decimal(44)}}, "n’est pas possible"),
    ],
)
def test_what_makes_no_sense_is_told_in_words(changes: dict[str, Any], words: str) -> None:
    assert words in " ".join(faults_of(line(**changes), seed=SEED, today=TODAY))


def test_a_siret_is_checked_with_its_key() -> None:
    assert [is_siret(one) for one in SIRETS] == [True] * len(SIRETS)
    assert not is_siret("12345678901234")
    assert not is_siret("123")


@given(st.decimals(1, 100_000, places=2))
def test_euros_are_read_without_a_useless_zero(amount: Decimal) -> None:
    told = euros(amount)

    assert told.endswith("\u00a0€")
    assert ",00" not in told


def test_fences_wait_for_enough_lines_and_hold_the_quartiles() -> None:
    assert fences_of((log(100), log(200)), 10) is None
    fences = fences_of((log(100), log(200)), 11)
    assert fences is not None
    assert fences.hold(150)
    assert fences.hold(800)
    assert not fences.hold(5000)
    assert not fences.hold(5)


def test_past_prices_come_to_the_last_month_that_is_published() -> None:
    index = Index({"2023-01": Decimal(120), "2024-01": Decimal(132)}, "Insee", to_verify=True)

    assert index.factor(date(2023, 1, 1)) == Decimal("1.1")
    assert index.factor(date(2024, 1, 1)) == 1
    assert index.factor(date(2026, 5, 1)) == 1
    assert index.factors() == {date(2023, 1, 1): Decimal("1.1")}
    assert read_index({}, source="", to_verify=False) is None


def test_months_are_counted_back_to_a_day_that_exists() -> None:
    assert months_before(date(2026, 11, 27), 24) == date(2024, 11, 27)
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)


def test_a_price_stands_below_within_or_above() -> None:
    band = Band(Origin.LINES, Decimal(100), Decimal(200))

    assert [position_in(band, Decimal(price)) for price in (99, 100, 200, 201)] == [
        Position.BELOW,
        Position.WITHIN,
        Position.WITHIN,
        Position.ABOVE,
    ]


def test_a_file_is_read_line_by_line() -> None:
    lines, faults = read_lines(file_of(GOOD, "", GOOD.replace("100;17000", "12,5;2 125,00 €")))

    assert faults == []
    assert [number for number, _ in lines] == [2, 4]
    assert lines[1][1].unit_price_ht == Decimal(170)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (GOOD + ";trop", "elle est décalée"),
        (f"m2;isolation_mur_ite;abc;{SIRETS[0]};25056;x;2026", "semblent décalées|n’est pas une date"),
        (GOOD.replace("17000", "beaucoup"), "n’est pas un nombre"),
        (GOOD.replace("2026-06-15", "31/02/2026"), "n’est pas une date"),
        (GOOD.replace("17000", ""), "Il manque montant_ht"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(row: str, words: str) -> None:
    _, faults = read_lines(file_of(GOOD, row))

    assert [fault.line for fault in faults] and {fault.line for fault in faults} == {3}
    assert any(word in fault.reason for fault in faults for word in words.split("|"))


def test_a_shifted_row_is_told_as_such() -> None:
    """Every cell one column too far, in a row of the right length."""
    _, faults = read_lines(file_of(";isolation_mur_ite;m2;beaucoup;17000;2026-06-15;25056"))

    assert "semblent décalées" in faults[0].reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"a;b;c\n1;2;3", "Il manque la colonne"),
        (f"{HEAD};surprise\n".encode(), "Colonne inconnue"),
        (f"{HEAD};unite\n".encode(), "deux fois"),
        (HEAD.encode(), "aucune ligne"),
        (b"PK\x03\x04\x00\x00", "pas un fichier CSV"),
        (b"x" * 2_000_001, "2\u00a0Mo"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(LinesRefused, match=words):
        read_lines(content)


def test_a_french_spreadsheet_and_a_tax_included_price_are_understood() -> None:
    head = "type_travaux;unite;quantite;taux_tva;montant_ttc;date;epci;entreprise"
    row = "isolation_mur_ite;m2;100;5,5;17935;2026-T2;242500361;Façades Périé"

    (_, read), *_ = read_lines(f"{head}\n{row}".encode("cp1252"))[0]

    assert read.amount_ht == Decimal("17000.00")
    assert (read.on, read.is_quarter) == (date(2026, 4, 1), True)
    assert read.company == "FaçadesPérié"


def test_statistics_from_elsewhere_keep_to_the_publication_rule() -> None:
    head = "type_travaux;unite;niveau;code;debut;fin;references;entreprises;p10;mediane;p90"
    good = "isolation_mur_ite;m2;departement;25;2024-11-01;2026-11-01;40;9;110;160;230"

    assert read_aggregates(file_of(good, head=head), today=TODAY)[0].level == "department"
    for bad, words in (
        (good.replace(";40;9;", ";4;2;"), "Trop peu"),
        (good.replace("110;160", "170;160"), "dans l’ordre"),
        (good.replace("departement", "commune"), "niveau"),
    ):
        with pytest.raises(LinesRefused, match=words):
            read_aggregates(file_of(bad, head=head), today=TODAY)
