"""Quotas shared by all web workers (G1): so many acts of one kind per address and per browser session."""

import time
from contextlib import suppress
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Quota:
    """At most `limit` acts of this kind in `per_seconds` (an hour at most)."""

    scope: str
    limit: int
    per_seconds: int


DIAGNOSIS = Quota("diagnosis", limit=300, per_seconds=600)
# The range that follows the answers while they are typed asks more often than a person clicks.
PREVIEW = Quota("preview", limit=900, per_seconds=600)
# A report costs the machine about a second.
REPORT = Quota("report", limit=20, per_seconds=600)
CONTACT = Quota("contact", limit=10, per_seconds=600)
BOOKING = Quota("booking", limit=10, per_seconds=600)
# Slots held one after the other while somebody makes up their mind.
HOLD = Quota("hold", limit=40, per_seconds=600)
# Browsers of one address that hold a slot, each its own: a desk where people are helped has a few at once.
HOLDER = Quota("holder", limit=6, per_seconds=900)
# Appointments and seats really asked for, by caller and by the address that is written to.
BOOKED = Quota("booked", limit=8, per_seconds=3600)
# What one looks for in the agenda: a page costs some tens of milliseconds.
AGENDA = Quota("agenda", limit=300, per_seconds=600)
# Tokens and codes that somebody would try out.
SECRET_LINK = Quota("secret_link", limit=120, per_seconds=600)
SITE_SEARCH = Quota("search", limit=60, per_seconds=60)
COMMUNE_SEARCH = Quota("commune", limit=120, per_seconds=60)
ENTRY = Quota("entry", limit=10, per_seconds=600)
# Five tries a code, a few codes.
ENTRY_CODE = Quota("entry_code", limit=20, per_seconds=600)
# Mails to an address that nobody proved to be theirs.
UNPROVEN_MAIL = Quota("unproven_mail", limit=5, per_seconds=3600)
# The list under a field asks at each pause of the typing.
PLACES = Quota("places", limit=240, per_seconds=60)
# Files by a secret link, for one case.
HANDED_BY_LINK = Quota("handed_by_link", limit=30, per_seconds=3600)
# People invited to a project: each is a mail to an address that nobody proved.
COMPANIONS = Quota("companions", limit=10, per_seconds=3600)
DIRECTORY_API = Quota("directory_api", limit=60, per_seconds=60)
# Leads that another program sends, by caller and by key.
LEAD_API = Quota("lead_api", limit=60, per_seconds=60)


def exceeded(request: HttpRequest, quota: Quota) -> int | None:
    """Count one act; the number of seconds to wait when the quota is used up, else None."""
    now = int(time.time())
    window = now // quota.per_seconds
    counts = [_count(quota, f"ip:{client_ip(request)}", window)]
    if request.session.session_key:
        counts.append(_count(quota, f"session:{request.session.session_key}", window))
    if max(counts) <= quota.limit:
        return None
    return quota.per_seconds - now % quota.per_seconds


def exceeded_by(subject: str, quota: Quota) -> int | None:
    """The same for what is no caller: the address that a mail would reach. Only its fingerprint is kept."""
    now = int(time.time())
    who = salted_hmac("quota", subject, algorithm="sha256").hexdigest()
    if _count(quota, f"subject:{who}", now // quota.per_seconds) <= quota.limit:
        return None
    return quota.per_seconds - now % quota.per_seconds


def too_many(request: HttpRequest, wait_seconds: int) -> HttpResponse:
    """A page for people, with Retry-After for programs."""
    minutes = max(1, round(wait_seconds / 60))
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(wait_seconds)
    return response


def client_ip(request: HttpRequest) -> str:
    """The caller's address; X-Forwarded-For counts only behind the declared number of proxies (A5)."""
    return str(get_adapter(request).get_client_ip(request))


def _count(quota: Quota, who: str, window: int) -> int:
    """Counted on first: a caller who asks again is the rule, and the first act of a window the exception."""
    key = f"quota:{quota.scope}:{who}:{window}"
    with suppress(ValueError):
        return cache.incr(key)
    if cache.add(key, 1, timeout=quota.per_seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two calls
        cache.set(key, 1, timeout=quota.per_seconds)
        return 1
