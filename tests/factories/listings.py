"""What an adviser made of a list of cases."""

from uuid import uuid4

from renovation.accounts.models import User
from renovation.cases.enums import GroupedKind
from renovation.cases.models import Case
from renovation.cases.operations import Grouped, act_on_cases, ask_export, save_view
from renovation.cases.rules.listing import Listing
from renovation.platforms.queries import reader_for
from tests.factories.cases import NOVEMBER


def listing_content(case: Case, adviser: User) -> dict[str, object]:
    """A view that the team shares, an act on one case, an export; by the names that addresses give them."""
    reader = reader_for(adviser)
    given = Grouped(GroupedKind.ASSIGN, "Confier à Claire Martin", agent=adviser)
    who = {"reader": reader, "now": NOVEMBER}
    done = act_on_cases(key=uuid4(), asked=given, case_ids=[case.pk], author=adviser, **who)  # type: ignore[arg-type]
    asked = ask_export(key=uuid4(), listing=Listing(), case_ids=[], owner=adviser, **who)  # type: ignore[arg-type]
    view = save_view(reader=reader, name="Chantiers", listing=Listing(), platform_id=case.platform_id)
    return {"view_id": view.pk, "grouped_id": done.pk, "export_id": asked.pk}
