"""Refusing what the table of rights does not open on a local aid."""

from django.core.exceptions import PermissionDenied

from renovation.aids.models import LocalScheme
from renovation.aids.permissions import can_act_on
from renovation.edge.requests import LoggedInRequest
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Right


def demand(request: LoggedInRequest, right: Right, scheme: LocalScheme) -> None:
    """Refuse, and keep that it was asked."""
    if not can_act_on(request.reader, right, scheme):
        detail = {"aid": scheme.code, "right": str(right)}
        record(Action.ACCESS_REFUSED, subject=scheme, platform_id=scheme.platform_id, detail=detail)
        raise PermissionDenied
