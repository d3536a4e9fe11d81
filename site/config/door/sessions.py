"""How long a session lasts, and what ends it before (C3, C5, C6, B13)."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from renovation.accounts.models import User
from renovation.platforms.rules.reader import NOBODY

OPENED = "door_opened_at"
SEEN = "door_seen_at"
# The last request is noted once a minute, not at each of them.
SEEN_PRECISION_SECONDS = 60


@dataclass(frozen=True)
class Limits:
    """In seconds."""

    idle: int
    absolute: int


class SessionLimitsMiddleware:
    """Ends sessions that are too old, left alone, or closed by somebody entitled to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user: User = request.user  # type: ignore[assignment]
        if user.is_authenticated:
            self._check(request, user)
        return self.get_response(request)

    def _check(self, request: HttpRequest, user: User) -> None:
        now = time.time()
        opened = request.session.get(OPENED)
        if opened is None and user.sessions_valid_from is None:
            stamp(request.session, now)
            return
        reason = _why_over(request, user, opened, now)
        if reason:
            logout(request)
            request.reader = NOBODY  # type: ignore[attr-defined]
            messages.info(request, reason)
        elif now - request.session.get(SEEN, 0) >= SEEN_PRECISION_SECONDS:
            request.session[SEEN] = now


def stamp(session: SessionBase, now: float) -> None:
    """The session begins now."""
    session[OPENED] = now
    session[SEEN] = now


def limits_for(request: HttpRequest) -> Limits:
    """Staff sessions are short; those of households outlive a shopping trip."""
    return Limits(**settings.SESSION_LIMITS["staff" if is_staff(request) else "household"])


def idle_seconds(request: HttpRequest) -> int:
    """How long the session of this page lasts without a request; 0 for nobody (pages announce its end: X11)."""
    user = getattr(request, "user", None)
    return limits_for(request).idle if user is not None and user.is_authenticated else 0


def is_staff(request: HttpRequest) -> bool:
    """Whether the second factor is asked of the person of this request."""
    user: User = request.user  # type: ignore[assignment]
    return user.is_authenticated and (user.is_superuser or request.reader.has_staff_role)  # type: ignore[attr-defined]


def is_verified(request: HttpRequest) -> bool:
    """Whether the second factor was verified in this session (django-otp)."""
    return request.user.is_authenticated and request.user.is_verified()  # type: ignore[attr-defined]


def _why_over(request: HttpRequest, user: User, opened: float | None, now: float) -> str:
    valid_from = user.sessions_valid_from
    # A session whose beginning is unknown cannot prove that it is newer: it ends.
    if valid_from is not None and (opened is None or opened < valid_from.timestamp()):
        return "Votre session a été fermée. Reconnectez-vous."
    limits = limits_for(request)
    if opened is not None and now - opened > limits.absolute:
        return "Votre session a atteint sa durée maximale. Reconnectez-vous."
    if now - request.session.get(SEEN, now) > limits.idle:
        return "Votre session a pris fin, faute d’activité. Reconnectez-vous."
    return ""
