"""Who reads the financing of a case beside its team, and what a financer finds."""

from uuid import UUID

from django.db.models import QuerySet

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.funding.models import FundingShare
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership
from renovation.platforms.rules.reader import Reader


def shares_of(case: Case) -> list[FundingShare]:
    """Those that run, the first opened first."""
    found = FundingShare.objects.filter(case=case, ended_at__isnull=True).select_related("user")
    return list(found.order_by("shared_at"))


def partners_of(platform_id: UUID) -> list[User]:
    """The partners of a platform, by name."""
    current = Membership.objects.current().filter(platform_id=platform_id, role=Role.PARTNER).values("user_id")
    return list(User.objects.active().filter(pk__in=current).order_by("last_name", "first_name"))


def cases_of_financer(reader: Reader) -> list[Case]:
    """The cases whose financing is open to the reader, on the platforms of which the person is still a partner."""
    return list(_open_to(reader).order_by("number"))


def case_of_financer(reader: Reader, case_id: UUID) -> Case:
    """One of them; Case.DoesNotExist otherwise (D2)."""
    return _open_to(reader).get(pk=case_id)


def _open_to(reader: Reader) -> QuerySet[Case]:
    shares = FundingShare.objects.filter(user=reader.user_id, ended_at__isnull=True).values("case_id")
    near = Case.objects.filter(platform_id__in=reader.platform_ids(Role.PARTNER), pk__in=shares)
    return near.select_related("household", "dwelling__commune", "platform", "referent")
