"""Addresses put in mails: built on the platform's public address, never on a request's Host (F9)."""

from django.urls import reverse

from renovation.cases.models import Case
from renovation.platforms.models import Platform


def project_url(platform: Platform, case: Case) -> str:
    """The household's page of its project."""
    return platform.public_url.rstrip("/") + reverse("selfservice:project", args=[case.pk])


def requests_url(platform: Platform, token: str) -> str:
    """What is asked of the household, behind a secret link: no account is needed."""
    return platform.public_url.rstrip("/") + reverse("selfservice:linked_requests", args=[token])


def companion_url(platform: Platform, token: str) -> str:
    """The invitation of somebody to a project."""
    return platform.public_url.rstrip("/") + reverse("selfservice:companion_join", args=[token])


def case_url(platform: Platform, case: Case) -> str:
    """The advisers' page of the case."""
    return platform.public_url.rstrip("/") + reverse("backoffice:case", args=[case.pk])
