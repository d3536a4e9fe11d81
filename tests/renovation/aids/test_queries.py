"""The book of the tables gives what the seeds give."""

from datetime import UTC, datetime

import pytest

from renovation.aids.queries import parameters_book
from renovation.aids.rules.financing import evaluate
from renovation.aids.rules.seeds import seed_entries
from renovation.quantities.operations import load_parameters
from tests.renovation.aids.rules.cast import BOOK, REFORMED, household


@pytest.mark.django_db
def test_a_household_is_financed_from_the_tables_as_from_the_seeds() -> None:
    load_parameters(entries=seed_entries(), at=datetime(2026, 1, 1, tzinfo=UTC))

    from_tables = evaluate(household(), parameters_book(), REFORMED)

    assert from_tables.to_dict() == evaluate(household(), BOOK, REFORMED).to_dict()
