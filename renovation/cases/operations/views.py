"""Keeping a list of cases under a name, for oneself or for a team."""

from uuid import UUID

from django.db import transaction

from renovation.cases.models import CaseView
from renovation.cases.refusals import Refused
from renovation.cases.rules.listing import Listing
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader

MOST_VIEWS = 30


@transaction.atomic
def save_view(*, reader: Reader, name: str, listing: Listing, platform_id: UUID | None) -> CaseView:
    """Keep a list; one of the same name of the same person is replaced. With a platform, its team reads it too."""
    if platform_id is not None and platform_id not in reader.platform_ids(*Role.working_on_cases()):
        raise Refused("Vous ne travaillez pas dans cette équipe.")
    own = CaseView.objects.filter(owner=reader.user_id)
    if own.exclude(name=name).count() >= MOST_VIEWS:
        raise Refused(f"Vous avez déjà {MOST_VIEWS} vues. Supprimez-en une d’abord.")
    values = {"listing": listing.plain(), "platform_id": platform_id}
    view, _ = CaseView.objects.update_or_create(owner_id=reader.user_id, name=name.strip(), defaults=values)
    if platform_id is not None:
        _note(view, platform_id, "shared")
    return view


@transaction.atomic
def remove_view(*, view: CaseView) -> None:
    if view.platform_id is not None:
        _note(view, view.platform_id, "removed")
    view.delete()


def _note(view: CaseView, platform_id: UUID, what: str) -> None:
    """What a team shares is a setting of the platform; what somebody keeps for itself is nobody's business."""
    record(Action.CONFIGURATION_CHANGED, subject=view, platform_id=platform_id, detail={"case_view": what})
