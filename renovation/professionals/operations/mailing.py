"""Firms that a visitor mails to oneself. Neither the address nor the choice is kept."""

from collections.abc import Sequence
from datetime import date

from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.professionals.models import Company
from renovation.professionals.queries.searching import current_release


def mail_selection(*, platform: Platform, companies: Sequence[Company], recipient: str, key: str, on: date) -> None:
    """Through the outbox; once it has left, the address and the words are erased."""
    send_mail(
        platform=platform,
        template="directory_selection",
        recipient=recipient,
        context={"companies": companies, "release": current_release(), "on": on},
        key=f"directory_selection:{key}",
        forget_recipient=True,
    )
