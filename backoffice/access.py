"""Who may open a page of the office. A refusal is journalled (J2); what belongs to others does not exist (D2)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from renovation.cases.models import Case, Lead
from renovation.cases.permissions import can
from renovation.edge.requests import LoggedInRequest
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Right, Role
from renovation.platforms.permissions import can_on_platform, can_on_shared, platforms_open_to
from renovation.platforms.rules.reader import Reader

OfficeView = Callable[Concatenate[LoggedInRequest, ...], HttpResponseBase]
View = Callable[..., HttpResponseBase]

CASE_WORKERS = tuple(sorted(Role.working_on_cases()))
CASE_READERS = (*CASE_WORKERS, Role.PARTNER)
FIGURE_READERS = (*CASE_WORKERS, Role.REGION_READER)
LOCAL_AID_READERS = (*CASE_WORKERS, Role.REGION_READER, Role.ADMINISTRATOR)


def for_roles(*roles: Role) -> Callable[[OfficeView], View]:
    """The page is for people who hold one of these roles somewhere; each object is asked for again by its query."""

    return _only(lambda reader: bool(reader.roles.intersection(roles)))


def for_shared(right: Right) -> Callable[[OfficeView], View]:
    """The page is for people to whom the table of rights opens this act on what all platforms share."""
    return _only(lambda reader: can_on_shared(reader, right))


def for_right(right: Right) -> Callable[[OfficeView], View]:
    """The page is for people to whom the table of rights opens this act on some platform of theirs."""
    return _only(lambda reader: bool(platforms_open_to(reader, right)))


def _only(may: Callable[[Reader], bool]) -> Callable[[OfficeView], View]:
    def decorate(view: OfficeView) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not may(request.reader):  # type: ignore[attr-defined]
                record(Action.ACCESS_REFUSED, detail={"page": view.__name__})
                raise PermissionDenied
            return _found(view, request, args, kwargs)

        return guarded

    return decorate


def _found(view: OfficeView, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
    try:
        response = view(request, *args, **kwargs)  # type: ignore[arg-type]
    except ObjectDoesNotExist as error:
        asked = {name: str(value) for name, value in kwargs.items()}
        record(Action.ACCESS_REFUSED, detail={"page": view.__name__, **asked})
        raise Http404 from error
    if isinstance(response, HttpResponse) and not response.has_header("Cache-Control"):
        response["Cache-Control"] = "no-store, private"
    return response


def demand_on_platform(request: LoggedInRequest, right: Right, platform_id: UUID) -> None:
    """Refuse an act that the table of rights does not open on this platform."""
    if not can_on_platform(request.reader, right, platform_id):
        record(Action.ACCESS_REFUSED, platform_id=platform_id, detail={"right": str(right)})
        raise PermissionDenied


def demand(request: LoggedInRequest, right: Right, subject: Case | Lead) -> None:
    """Refuse an act that the table of rights does not open on this lead or case."""
    if not can(request.reader, right, subject):
        record(Action.ACCESS_REFUSED, subject=subject, platform_id=subject.platform_id, detail={"right": str(right)})
        raise PermissionDenied
