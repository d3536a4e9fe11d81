"""Refusing what the table of rights does not open on a pathway."""

from backoffice.access import demand_on_platform
from renovation.edge.requests import LoggedInRequest
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform


def demand(request: LoggedInRequest, right: Right, subject: Pathway | PathwayVersion) -> None:
    """Refuse, and keep that it was asked."""
    demand_on_platform(request, right, _pathway(subject).platform_id)


def may(request: LoggedInRequest, right: Right, subject: Pathway | PathwayVersion) -> bool:
    return can_on_platform(request.reader, right, _pathway(subject).platform_id)


def _pathway(subject: Pathway | PathwayVersion) -> Pathway:
    return subject if isinstance(subject, Pathway) else subject.pathway
