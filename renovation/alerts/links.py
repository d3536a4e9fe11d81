"""Addresses put in mails: built on the platform's public address, never on a request's Host (F9)."""

from django.urls import reverse

from renovation.platforms.models import Platform


def alerts_url(platform: Platform) -> str:
    """The global view of alerts."""
    return platform.public_url.rstrip("/") + reverse("backoffice:alerts")
