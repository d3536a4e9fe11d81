"""Opening the scenarios of a case: what is not the reader's does not exist (D2), the right is asked each time (D9)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backoffice.access import demand
from renovation.cases.models import Case
from renovation.cases.queries import case_for
from renovation.edge.requests import LoggedInRequest
from renovation.financing.models import FinancingVariant
from renovation.financing.queries import variant_for
from renovation.platforms.enums import Right


@dataclass(frozen=True)
class Opened:
    """A scenario and its case."""

    variant: FinancingVariant
    case: Case


def opened_case(request: LoggedInRequest, case_id: UUID, right: Right) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, right, case)
    return case


def opened_variant(request: LoggedInRequest, variant_id: UUID, right: Right) -> Opened:
    variant = variant_for(variant_id)
    return Opened(variant, opened_case(request, variant.case_id, right))


def frame(case: Case, **more: Any) -> dict[str, Any]:
    """What every page about financing shows around its subject."""
    return {"case": case, **more}
