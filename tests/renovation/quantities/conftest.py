"""Parameters with a history, and two people who may change them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from renovation.quantities.models import DatedValue
from renovation.quantities.operations import Proposal, load_parameters, propose_value, review_value
from renovation.quantities.rules.batch_file import Proposed

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NEW_YEAR = date(2027, 1, 1)
ALIX, KARIM = UUID(int=1), UUID(int=2)
SOURCE = {"text": "Arrêté d’essai", "article": "annexe 1", "read_on": date(2026, 11, 1)}
FACTOR, TABLE = "test.factor", "test.table"

Draft = Callable[..., DatedValue]


@pytest.fixture
def parameters(db: None) -> None:
    """A factor with two periods, and a table that was never read in a text."""
    periods = [("2021-07-01", "2026-01-01", 2.3), ("2026-01-01", None, 1.9)]
    factor = [{"valid_from": first, "valid_to": end, "value": value, "source": SOURCE} for first, end, value in periods]
    table = {"valid_from": "2024-01-01", "table": {"low": 30, "high": 75}, "state": "to_verify", "source": SOURCE}
    load_parameters(
        entries=[
            {"code": FACTOR, "label": "Facteur d’essai", "unit": "kWh", "values": factor},
            {"code": TABLE, "label": "Table d’essai", "unit": "€", "values": [table]},
        ],
        at=NOW,
    )


@pytest.fixture
def draft(parameters: None) -> Draft:
    """Proposes a value of the factor."""

    def propose(value: Any = 1.7, first: date = NEW_YEAR, end: date | None = None, **more: Any) -> DatedValue:
        proposal = Proposal(value, first, end, "Arrêté de l’an neuf", **more)
        return propose_value(key=uuid4(), code=FACTOR, proposal=proposal, author_id=ALIX)

    return propose


@pytest.fixture
def reviewed(draft: Draft) -> Draft:
    """Proposes a value that a second person has read."""

    def both(*args: Any, **more: Any) -> DatedValue:
        value = draft(*args, **more)
        return review_value(value_id=value.pk, revision=value.revision, reviewer_id=KARIM)

    return both


def proposed(code: str = FACTOR, value: Any = 1.7, line: int = 5, first: date = NEW_YEAR, **more: Any) -> Proposed:
    given = {"label": "", "unit": "", "valid_to": None, "text_not_read": False, "source_text": "Arrêté de l’an neuf"}
    rest = {"source_article": "", "source_address": "", "source_read_on": None}
    return Proposed(line=line, code=code, value=value, valid_from=first, **{**given, **rest, **more})


def periods() -> list[tuple[date, date | None, Any, str]]:
    """The values of the factor that count."""
    found = DatedValue.objects.usable().filter(parameter_id=FACTOR).order_by("valid")
    return [(one.starts_on, one.ends_before, one.value, one.state) for one in found]
