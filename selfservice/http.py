"""Whose pages these are, and how they are kept private."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from renovation.accounts.models import User
from renovation.appointments.queries import zone_of
from renovation.edge.requests import PlatformRequest


def on_platform(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only on the site of a platform that is open; never kept by a cache, since answers are personal (C4)."""

    @never_cache
    @wraps(view)
    def guarded(request: PlatformRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.platform or not request.platform.is_open:
            raise Http404
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    return guarded


def on_agenda(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """On the site of a platform, on the clock of its agenda: hours are those that people read on the spot."""

    @on_platform
    @wraps(view)
    def guarded(request: PlatformRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with timezone.override(zone_of(request.platform.pk)):
            return view(request, *args, **kwargs)

    return guarded


def in_own_space(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for somebody who is logged in, on the site of a platform."""
    guarded: Callable[..., HttpResponseBase] = login_required(on_platform(view))
    return guarded


def person(request: PlatformRequest) -> User | None:
    """Whoever is logged in, if anybody."""
    user = request.user
    return user if isinstance(user, User) and user.is_authenticated else None
