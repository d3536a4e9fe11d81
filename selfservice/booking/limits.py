"""How much one person may take: the rest of the day stays open to the others (G1)."""

from django.http import HttpRequest

from renovation.edge.quotas import BOOKED, HOLDER, UNPROVEN_MAIL, exceeded, exceeded_by
from selfservice.booking.holder import holder_of
from selfservice.forms.contact import ContactForm


def too_many_holders(request: HttpRequest) -> str:
    """Why another browser of this address may not hold a slot now; a browser that holds one only changes it."""
    if holder_of(request):
        return ""
    wait = exceeded(request, HOLDER)
    return f"Trop de créneaux sont gardés depuis votre connexion. {_later(wait)}" if wait is not None else ""


def may_book(request: HttpRequest, form: ContactForm) -> bool:
    """Count a request of this caller and of an address that nobody proved to be theirs; the form says the refusal."""
    wait = exceeded(request, BOOKED)
    if wait is None and not request.user.is_authenticated:
        wait = exceeded_by(f"booked:{form.cleaned_data['email'].lower()}", UNPROVEN_MAIL)
    if wait is not None:
        form.add_error(None, f"Trop de demandes ont été faites depuis une heure. {_later(wait)}")
    return wait is None


def _later(wait_seconds: int) -> str:
    minutes = max(1, round(wait_seconds / 60))
    return f"Réessayez dans {minutes} minute{'s' if minutes > 1 else ''}, ou appelez-nous."
