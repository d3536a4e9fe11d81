"""Addresses that the mails of the agenda hold, built from the platform's own address (F9).

The faces serve these paths; the domain knows how they begin, not who answers.
"""

from renovation.platforms.models import Platform


def manage_url(platform: Platform, token: str) -> str:
    """The appointment of a household, by its personal link."""
    return f"{platform.public_url}/rendez-vous/{token}/"


def waiting_url(platform: Platform, token: str) -> str:
    """Leaving the waiting list."""
    return f"{platform.public_url}/rendez-vous/attente/{token}/"


def offer_url(platform: Platform, token: str) -> str:
    """Accepting or declining a freed slot."""
    return f"{platform.public_url}/rendez-vous/creneau/{token}/"


def invitation_url(platform: Platform, token: str) -> str:
    """Choosing among the slots that an adviser proposes."""
    return f"{platform.public_url}/rendez-vous/invitation/{token}/"


def survey_url(platform: Platform, token: str) -> str:
    """Two questions after an appointment."""
    return f"{platform.public_url}/rendez-vous/avis/{token}/"


def verification_url(platform: Platform, code: str) -> str:
    """The page that says whether a proof of appointment is genuine."""
    return f"{platform.public_url}/rendez-vous/verifier/{code}/"


def booking_url(platform: Platform) -> str:
    return f"{platform.public_url}/rendez-vous/"


def feed_url(platform: Platform, token: str) -> str:
    """The calendar that an adviser subscribes to."""
    return f"{platform.public_url}/agenda/{token}.ics"
