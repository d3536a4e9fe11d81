"""Proposing an account with the address already typed: it travels in the session, never in the link."""

from django.http import HttpRequest

SUGGESTED_EMAIL = "suggested_email"


def propose_account(request: HttpRequest, email: str) -> None:
    """Remember the address for the page that creates an account."""
    if email and not request.user.is_authenticated:
        request.session[SUGGESTED_EMAIL] = email


def suggested_email(request: HttpRequest | None) -> str:
    """The address to propose, if one was typed in this browser."""
    return str(request.session.get(SUGGESTED_EMAIL, "")) if request is not None else ""
