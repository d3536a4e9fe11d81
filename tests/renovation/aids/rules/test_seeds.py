"""The seeds: each is taken by the tables, has a source, and its tables have all their classes in order."""

from datetime import date
from itertools import pairwise

import pytest

from renovation.aids.rules.local_seeds import LocalAidError, read_local_aid, seeded_local_aids
from renovation.aids.rules.seeds import seed_entries
from renovation.quantities.rules.seeds import read_seed
from tests.renovation.aids.rules.cast import BOOK

ENTRIES = seed_entries()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["code"])
def test_a_seed_is_taken_and_fits_its_columns(entry: dict[str, object]) -> None:
    seed = read_seed(entry)

    assert len(seed.label) <= 200
    assert len(seed.unit) <= 40
    assert all(value.source_text and len(value.source_text) <= 300 for value in seed.values)


def test_codes_are_unique() -> None:
    assert len({entry["code"] for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("code", ["aids.income.ile_de_france", "aids.income.elsewhere"])
@pytest.mark.parametrize("on", [date(2024, 6, 1), date(2025, 6, 1), date(2026, 6, 1)])
def test_ceilings_grow_with_the_class_and_the_household(code: str, on: date) -> None:
    table = BOOK(on).named(code).value

    assert all(len(table[size]) == 3 and table[size] == sorted(table[size]) for size in (*"12345", "more"))
    assert all(table[one][rank] < table[more][rank] for one, more in pairwise("12345") for rank in range(3))


def test_what_no_text_gave_for_2026_says_so() -> None:
    values = BOOK(date(2026, 11, 1)).values

    assert values["aids.income.elsewhere"].to_verify
    assert values["aids.accompanied.rates"].to_verify
    assert "aids.sheet.BAR-TH-171" not in values


def test_local_aids_are_read_with_their_source() -> None:
    found = seeded_local_aids()

    assert len(found) >= 4
    assert all(one.source and one.address and one.to_verify for one in found)


@pytest.mark.parametrize(
    "wrong",
    [
        {"formula": "cost * 2"},
        {"groups": []},
        {"groups": [[{"kind": "magic", "value": 1}]]},
        {"groups": [[{"kind": "rate", "value": 40}]]},
        {"income_classes": ["rich"]},
        {"target_label": "Z"},
        {"territory": {"planets": ["earth"]}},
    ],
)
def test_a_word_outside_the_vocabulary_is_refused(wrong: dict[str, object]) -> None:
    plain = {
        "code": "one",
        "label": "Une aide",
        "organisation": "Une ville",
        "territory": {"communes": ["25056"]},
        "groups": [[{"kind": "flat", "value": 500}]],
        "source": "Règlement",
        "address": "https://example.org",
        "read_on": "2026-01-01",
    }

    assert read_local_aid(plain).code == "one"
    with pytest.raises(LocalAidError, match="one"):
        read_local_aid({**plain, **wrong})
