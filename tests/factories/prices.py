"""Priced lines and references."""

from datetime import date
from decimal import Decimal
from typing import Any

from renovation.accounts.models import User
from renovation.aids.rules import seeds as aid_seeds
from renovation.diagnosis.rules import seeds as diagnosis_seeds
from renovation.platforms.models import Platform
from renovation.prices.models import PriceReference
from renovation.prices.operations import record_reference
from renovation.prices.operations.recording import Giver
from renovation.prices.rules import seeds as price_seeds
from renovation.prices.rules.line_file import MODEL
from renovation.prices.rules.lines import Line
from renovation.quantities.operations import load_parameters
from tests.factories.cases import NOVEMBER
from tests.factories.platforms import CommuneFactory

SIRETS = ("73282932000074", "55208131766522", "35600000000048", "44306184100047")
HEAD = "type_travaux;unite;quantite;montant_ht;date;commune;entreprise"


def line(**changes: Any) -> Line:
    """Outer walls, 100 m² at 170 € each."""
    given: dict[str, Any] = {
        "work_type": MODEL[0],
        "unit": "m2",
        "quantity": Decimal(100),
        "amount_ht": Decimal(17000),
        "on": date(2026, 6, 15),
        "company": SIRETS[0],
        "insee": "25056",
    }
    return Line(**{**given, **changes})


def giver_of(platform: Platform, user: User | None = None) -> Giver:
    return Giver(platform, user.pk if user else platform.pk, NOVEMBER)


def some_prices(platform: Platform, number: int, **changes: Any) -> list[PriceReference]:
    """So many, each a little dearer, from three companies in turn."""
    CommuneFactory.create(insee=changes.get("insee", "25056"))
    giver = giver_of(platform)
    return [
        record_reference(
            line=line(**{"amount_ht": Decimal(15000 + 100 * rank), "company": SIRETS[rank % 3], **changes}), giver=giver
        )
        for rank in range(number)
    ]


def load_price_parameters() -> None:
    entries = [*diagnosis_seeds.seed_entries(), *aid_seeds.seed_entries(), *price_seeds.seed_entries()]
    load_parameters(entries=entries, at=NOVEMBER)


def file_of(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()
