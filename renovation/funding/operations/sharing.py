"""Opening the financing of a case to a financer, with the household's agreement, and closing it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.funding.models import FundingShare
from renovation.funding.operations.noting import locked_case, note
from renovation.funding.refusals import Refused
from renovation.journal.enums import Action
from renovation.platforms.enums import Role
from renovation.platforms.queries import reader_for


@transaction.atomic
def share_funding(
    *, case: Case, financer: User, agreed_on: date, agreed_how: str, author: User, now: datetime
) -> FundingShare:
    """Open the plan, the follow-up and the statement, nothing else; asked twice, it is the same share."""
    locked_case(case.pk)
    if case.platform_id not in reader_for(financer).platform_ids(Role.PARTNER):
        raise Refused("Cette personne n’est pas partenaire de la plateforme.")
    if agreed_on > timezone.localdate(now):
        raise Refused("L’accord du ménage est donné avant l’ouverture.")
    running = FundingShare.objects.filter(case=case, user=financer, ended_at__isnull=True).first()
    if running is not None:
        return running
    made = FundingShare.objects.create(
        case=case,
        user=financer,
        agreed_on=agreed_on,
        agreed_how=agreed_how.strip(),
        author_id=author.pk,
        shared_at=now,
    )
    note(Action.FUNDING_SHARED, case, shared_with=str(financer.pk), agreed_on=agreed_on.isoformat())
    return made


@transaction.atomic
def end_funding_share(*, case: Case, share_id: UUID, now: datetime) -> FundingShare:
    """The financer reads the case no more; asked twice, the first time stands."""
    share = FundingShare.objects.select_for_update().get(pk=share_id, case=case)
    if share.ended_at is None:
        share.ended_at = now
        share.save(update_fields=["ended_at"])
        note(Action.FUNDING_UNSHARED, case, shared_with=str(share.user_id))
    return share
