"""Case numbers, and what an adviser types to find them."""

import pytest

from renovation.cases.rules.numbers import case_number, is_case_number
from renovation.cases.rules.search import search_for


def test_a_case_number_names_platform_and_year() -> None:
    assert case_number(prefix="gbm", year=2026, serial=42) == "GBM-2026-00042"


def test_a_case_number_grows_past_five_digits() -> None:
    assert is_case_number(case_number(prefix="HD", year=2026, serial=1_234_567))


def test_a_serial_starts_at_one() -> None:
    with pytest.raises(ValueError, match="starts at 1"):
        case_number(prefix="HD", year=2026, serial=0)


def test_accents_and_capitals_do_not_count() -> None:
    assert search_for("  LEROUX  Hélène ").words == ("leroux", "helene")


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "+33(6)12345678"])
def test_a_telephone_is_read_however_it_is_written(typed: str) -> None:
    assert search_for(typed).digits == "612345678"


@pytest.mark.parametrize("typed", ["GBM-2026-00042", "12 rue Pasteur", "123"])
def test_what_is_no_telephone_is_not_read_as_one(typed: str) -> None:
    assert search_for(typed).digits == ""


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("RGE-123", "(rge:* & 123:*) | ('RGE-123':*)"),
        ("l'audit é\\", r"(l:* & audit:* & e:*) | ('l''audit':* & 'é\\':*)"),
        ("a b c d e f g", "(a:* & b:* & c:* & d:* & e:* & f:*) | ('a':* & 'b':* & 'c':* & 'd':* & 'e':* & 'f':*)"),
    ],
)
def test_texts_are_asked_for_the_words_or_for_what_was_typed(typed: str, asked: str) -> None:
    assert search_for(typed).in_texts == asked


@pytest.mark.parametrize("typed", ["", "   ", "\x00"])
def test_an_empty_search_asks_nothing(typed: str) -> None:
    assert not search_for(typed)
