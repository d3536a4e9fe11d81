"""Requests with what our middleware adds, so that views need no cast."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class PlatformRequest(HttpRequest):
    """Any request of a site of the installation."""

    platform: Platform
    reader: Reader
    htmx: HtmxDetails
    csp_nonce: str


class LoggedInRequest(PlatformRequest):
    """A request behind `login_required`."""

    user: User
