"""Lists that leave as files: each is journalled with its number (J2)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from renovation.campaigns.models import Campaign, Segment
from renovation.campaigns.operations.sending import still_reachable
from renovation.campaigns.queries.counting import households_found, with_reasons
from renovation.campaigns.queries.results import with_outcome
from renovation.households.enums import Purpose
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record

Row = tuple[str, ...]
SEGMENT_HEADER = ("Nom", "Prénom", "E-mail", "Téléphone", "Dernier contact")
CAMPAIGN_HEADER = ("Nom", "Prénom", "E-mail", "Téléphone", "État", "Atteint le", "Résultat", "Réponse", "Dossier")


@transaction.atomic
def export_segment(*, segment: Segment, now: datetime) -> list[Row]:
    """Households that agree to be advised or to the news, header first; the others do not leave the house."""
    standing = households_found(segment.platform_id, segment.criteria, now=now)
    told, news = (with_reasons(standing, purpose=one) for one in (Purpose.ADVICE, Purpose.NEWS))
    may = Q(agreed=True, objected=False)
    found = Household.objects.filter(Q(pk__in=told.filter(may).values("pk")) | Q(pk__in=news.filter(may).values("pk")))
    rows = [
        (one.last_name, one.first_name, one.email, one.phone, _day(one.last_contact_at))
        for one in found.order_by("search_name", "pk")
    ]
    detail = {"number": len(rows)}
    record(Action.SEGMENT_EXPORTED, subject=segment, platform_id=segment.platform_id, detail=detail)
    return [SEGMENT_HEADER, *rows]


@transaction.atomic
def export_recipients(*, campaign: Campaign) -> list[Row]:
    """The places of a campaign with what became of them, header first; addresses only of whoever still agrees."""
    places = with_outcome(campaign.recipients.all()).select_related("household")
    found = list(places.order_by("household__search_name", "pk"))
    willing = still_reachable(campaign, {one.household_id for one in found})
    rows = [
        (
            one.household.last_name,
            one.household.first_name,
            *_addresses(one.household, one.household_id in willing),
            str(one.get_state_display()),
            _day(one.reached_at),
            str(one.get_result_display()),
            "oui" if one.reached_at and one.answered else "",  # type: ignore[attr-defined]
            "oui" if one.converted else "",  # type: ignore[attr-defined]
        )
        for one in found
    ]
    detail = {"number": len(rows)}
    record(Action.CAMPAIGN_EXPORTED, subject=campaign, platform_id=campaign.platform_id, detail=detail)
    return [CAMPAIGN_HEADER, *rows]


def _addresses(household: Household, is_willing: bool) -> Row:
    return (household.email, household.phone) if is_willing else ("", "")


def _day(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y}" if moment else ""
