"""A fictitious barème of the coming year that waits for its second reader, and a price that waits for its first."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from renovation.accounts.models import User
from renovation.quantities.operations import Proposal, import_batch, propose_value, submit_batch
from renovation.quantities.queries import entries_on
from renovation.quantities.rules.batch_file import Proposed

FICTITIOUS = "Exemple fictif de la démonstration\u00a0: aucun texte ne donne ces valeurs"
BATCH = UUID("5c0a1e7e-0000-4000-8000-000000000001")
PROPOSAL = UUID("5c0a1e7e-0000-4000-8000-000000000002")
RISES = {
    "diagnosis.price.electricity": 1.04,
    "diagnosis.price.gas": 1.08,
    "diagnosis.works_cost.heat_pump": 0.95,
    "aids.accompanied.ceilings": 0.9,
}
PELLETS = "diagnosis.price.pellets"


def propose_new_year(*, authors: Sequence[User], now: datetime) -> None:
    """What an administrator prepared; another one finds it on the first morning."""
    today = timezone.localdate(now)
    new_year = date(today.year + 1, 1, 1)
    present = {entry["code"]: entry["values"][0] for entry in entries_on(today)}
    proposed = [_raised(code, present[code], rate, new_year) for code, rate in RISES.items()]
    author, other = authors
    batch = import_batch(
        key=BATCH,
        title=f"Barème {new_year.year} (fictif)",
        file_name=f"bareme-{new_year.year}-fictif.yaml",
        proposed=proposed,
        author_id=author.pk,
        now=now,
    )
    submit_batch(batch_id=batch.pk, now=now)
    raised = _raised(PELLETS, present[PELLETS], 1.03, new_year)
    proposal = Proposal(raised.value, new_year, None, FICTITIOUS, text_not_read=True)
    propose_value(key=PROPOSAL, code=PELLETS, proposal=proposal, author_id=other.pk)


def _raised(code: str, present: dict[str, object], rate: float, new_year: date) -> Proposed:
    return Proposed(
        line=0,
        code=code,
        label="",
        unit="",
        valid_from=new_year,
        valid_to=None,
        value=_times(present.get("value", present.get("table")), rate),
        text_not_read=True,
        source_text=FICTITIOUS,
        source_article="",
        source_address="",
        source_read_on=None,
    )


def _times(value: object, rate: float) -> object:
    """Every price multiplied; bounds of brackets, which come first in their row, stay."""
    if isinstance(value, dict):
        return {key: _times(inner, rate) for key, inner in value.items()}
    if isinstance(value, list):
        return [[row[0], *(round(cell * rate, 5) for cell in row[1:])] for row in value]
    if isinstance(value, int | float):
        return round(value * rate, 5)
    raise TypeError(f"{value!r} is no price")
