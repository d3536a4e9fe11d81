"""An address says which list is meant; what makes no sense in it is left out."""

from datetime import date

import pytest

from renovation.cases.rules.listing import DEFAULT_COLUMNS, Listing, narrowed, read_listing

COLUMNS = (*DEFAULT_COLUMNS, "phone")


def read(**raw: object) -> Listing:
    return read_listing(raw, columns=COLUMNS)


def test_nothing_asked_is_the_usual_list() -> None:
    assert read() == Listing()
    assert read().pairs == []


def test_what_is_asked_is_kept_and_goes_back_into_an_address() -> None:
    found = read(stage="works", q=" morel ", opened_since="2026-01-31", quiet_days="30", cols=["phone", "stage"])

    assert (found.of("q"), found.opened_since, found.quiet_days) == ("morel", date(2026, 1, 31), 30)
    assert found.columns == ("phone", "stage")
    assert dict(found.pairs)["stage"] == "works"
    assert read_listing(found.plain(), columns=COLUMNS) == found


@pytest.mark.parametrize(
    "raw",
    [
        *({"opened_since": "31/02/2026"}, {"opened_since": "0001-01-01"}, {"quiet_days": "-3"}, {"quiet_days": "²"}),
        *({"quiet_days": "99999"}, {"cols": ["salary"]}, {"group": "salary"}, {"sort": "salary"}, {"q": "\x00"}),
    ],
)
def test_what_makes_no_sense_is_left_out(raw: dict[str, object]) -> None:
    assert read_listing(raw, columns=COLUMNS) == Listing()


def test_a_group_opens_the_list_with_one_filter_more() -> None:
    found = narrowed(read(stage="works", group="referent", sort="name"), "referent", "mine")

    assert (found.of("stage"), found.of("referent"), found.group, found.sort) == ("works", "mine", "", "name")
    assert narrowed(found, "stage", "filing").of("stage") == "filing"
