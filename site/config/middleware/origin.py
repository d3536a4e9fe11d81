"""Where a request comes from, for the journal and the logs."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.logs import request_id
from renovation.edge.quotas import client_ip
from renovation.journal.operations import Origin, acting_as
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import NOBODY, Reader

_WEIGHTIEST_FIRST = (
    Role.ADMINISTRATOR,
    Role.MANAGER,
    Role.ADVISER,
    Role.SITE_ADMINISTRATOR,
    Role.EDITOR,
    Role.CONTRIBUTOR,
    Role.PARTNER,
    Role.REGION_READER,
)
HOUSEHOLD = "household"
LONGEST_ROLE = 30


class OriginMiddleware:
    """Gives each request its number and lets the journal know who acts. Outside all that may refuse a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        identifier = uuid.uuid4().hex
        token = request_id.set(identifier)
        try:
            with acting_as(lambda: origin_of(request, identifier)):
                response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = identifier
        return response


def origin_of(request: HttpRequest, identifier: str) -> Origin:
    """Asked when a fact is written, not before: a request may log somebody in, and most write nothing."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    reader: Reader = getattr(request, "reader", NOBODY)
    platform = getattr(request, "platform", None)
    return Origin(
        actor_id=user.pk if known and user is not None else None,
        role=_role(reader, known=known),
        # A lazy platform may be none at all: its truth is asked, not its identity.
        platform_id=platform.pk if platform else None,
        ip=client_ip(request) or None,
        request_id=identifier,
    )


def _role(reader: Reader, *, known: bool) -> str:
    if not known:
        return ""
    held = [role.value for role in _WEIGHTIEST_FIRST if role in reader.roles]
    return "+".join(held)[:LONGEST_ROLE] or HOUSEHOLD
