"""The two doors to an appointment: the link of a mail, and one's own space. The same pages stand behind both."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from renovation.appointments.models import Appointment
from renovation.appointments.queries import appointment_by_token, appointment_of_household_user, link_was_sent, zone_of
from renovation.edge.requests import LoggedInRequest, PlatformRequest
from selfservice.http import in_own_space, on_agenda, person

Behind = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Door:
    """An appointment, and where its pages are for whoever came this way."""

    appointment: Appointment
    prefix: str
    name: str
    value: str
    # Whether whoever came has read the household's mails, or is the household: only then its name is shown.
    is_proven: bool = False

    @property
    def is_link(self) -> bool:
        """A link may be in other hands: it shows no more than the appointment (G4)."""
        return self.prefix == "booking"

    def address(self, page: str, **more: object) -> str:
        return reverse(f"selfservice:{self.prefix}_{page}", kwargs={self.name: self.value, **more})

    def back(self, page: str = "manage") -> HttpResponseRedirectBase:
        return redirect(self.address(page))

    @property
    def addresses(self) -> dict[str, str]:
        """Those of every page, for templates."""
        return {page: self.address(page) for page in PAGES}


PAGES = (
    "manage",
    "calendar",
    "move",
    "confirm",
    "question",
    "document",
    "earlier",
    "replace",
    "proof",
    "proof_order",
)


def by_link(view: Behind) -> Behind:
    """Behind a personal link. A link of another platform, or of nobody, is not found: the same answer for both."""

    @on_agenda
    @wraps(view)
    def guarded(request: PlatformRequest, token: str, **more: object) -> HttpResponseBase:
        appointment = appointment_by_token(token)
        if appointment is None or appointment.platform_id != request.platform.pk:
            raise Http404
        proven = link_was_sent(token) or _is_own(request, appointment)
        return view(request, Door(appointment, "booking", "token", token, is_proven=proven), **more)

    return guarded


def from_space(view: Behind) -> Behind:
    """From one's own space: one's own appointments only (D4)."""

    @in_own_space
    @on_agenda
    @wraps(view)
    def guarded(request: LoggedInRequest, appointment_id: UUID, **more: object) -> HttpResponseBase:
        try:
            appointment = appointment_of_household_user(request.user.pk, appointment_id)
        except Appointment.DoesNotExist as error:
            raise Http404 from error
        # One may have appointments on other platforms than that of this site.
        with timezone.override(zone_of(appointment.platform_id)):
            return view(
                request, Door(appointment, "own", "appointment_id", str(appointment_id), is_proven=True), **more
            )

    return guarded


def _is_own(request: PlatformRequest, appointment: Appointment) -> bool:
    user = person(request)
    return user is not None and user.pk == appointment.household.user_id
