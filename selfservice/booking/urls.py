"""Addresses of the appointments. Mails hold some of them: see `renovation.appointments.links`."""

from collections.abc import Callable

from django.urls import URLPattern, path

from selfservice.booking.doors import Behind, by_link, from_space
from selfservice.views import (
    booking,
    booking_contact,
    booking_place,
    invitations,
    manage,
    moving,
    own_appointments,
    proofs,
    sessions,
    survey,
    waiting,
)

# The pages of an appointment, whichever door leads to it.
PAGES: tuple[tuple[str, str, Behind], ...] = (
    ("", "manage", manage.manage),
    ("calendrier.ics", "calendar", manage.calendar),
    ("deplacer/", "move", moving.move),
    ("venir/", "confirm", manage.confirm),
    ("question/", "question", manage.question),
    ("document/", "document", manage.document),
    ("plus-tot/", "earlier", manage.earlier),
    ("lien/", "replace", manage.replace),
    ("attestation/", "proof", proofs.proof),
    ("attestation/pdf/", "proof_order", proofs.proof_order),
    ("attestation/<uuid:printout_id>/", "proof_print", proofs.proof_print),
    ("attestation/<uuid:printout_id>/attestation.pdf", "proof_file", proofs.proof_file),
)


def _behind(begins: str, prefix: str, door: Callable[[Behind], Behind]) -> list[URLPattern]:
    return [path(begins + ends, door(view), name=f"{prefix}_{name}") for ends, name, view in PAGES]


# Words first, tokens last: a token takes whatever no page has.
urlpatterns = [
    path("rendez-vous/", booking.booking, name="booking"),
    path("rendez-vous/lieu/<int:page_id>/", booking.booking_at_page, name="booking_at_page"),
    path("rendez-vous/sujet/<slug:kind>/", booking_place.booking_place, name="booking_place"),
    path("rendez-vous/sujet/<slug:kind>/creneaux/", booking.booking_slots, name="booking_slots"),
    path("rendez-vous/sujet/<slug:kind>/coordonnees/", booking_contact.booking_contact, name="booking_contact"),
    path("rendez-vous/sujet/<slug:kind>/attente/", waiting.booking_waiting, name="booking_waiting"),
    path("rendez-vous/ateliers/", sessions.sessions, name="sessions"),
    path("rendez-vous/ateliers/<uuid:session_id>/", sessions.session_seat, name="session_seat"),
    path("rendez-vous/ateliers/<uuid:session_id>/place/", sessions.session_hold, name="session_hold"),
    path("rendez-vous/ateliers/<uuid:session_id>/merci/", sessions.session_done, name="session_done"),
    path("rendez-vous/lien-perdu/", survey.lost_link, name="lost_link"),
    path("rendez-vous/verifier/", proofs.verify_search, name="verify_search"),
    path("rendez-vous/verifier/<str:code>/", proofs.verify, name="verify"),
    path("rendez-vous/attente/", waiting.waiting_done, name="waiting_done"),
    path("rendez-vous/attente/<str:waiting_token>/", waiting.waiting_leave, name="waiting_leave"),
    path("rendez-vous/creneau/<str:offer_token>/", waiting.waiting_offer, name="waiting_offer"),
    path("rendez-vous/invitation/<str:invitation_token>/", invitations.invitation, name="invitation"),
    path("rendez-vous/avis/<str:survey_token>/", survey.survey, name="survey"),
    *_behind("rendez-vous/<str:token>/", "booking", by_link),
    path("mon-espace/rendez-vous/", own_appointments.own_appointments, name="own_appointments"),
    path("mon-espace/attente/<uuid:entry_id>/", own_appointments.own_waiting_leave, name="own_waiting_leave"),
    *_behind("mon-espace/rendez-vous/<uuid:appointment_id>/", "own", from_space),
]
