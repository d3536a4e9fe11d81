"""Why something about an appointment is refused; the words are shown as they stand."""

from collections.abc import Mapping, Sequence

from renovation.appointments.models import Appointment
from renovation.appointments.rules.offered import Slot


class AppointmentRefused(Exception):
    """Something that cannot be done; its words are for the person."""


class SlotTaken(AppointmentRefused):
    """Somebody was quicker, or the slot was never on offer; `next_slots` are the nearest ones that are."""

    def __init__(self, next_slots: Sequence[Slot] = ()) -> None:
        super().__init__("Ce créneau vient d’être pris.")
        self.next_slots = tuple(next_slots)


class SessionFull(AppointmentRefused):
    """No seat is left."""

    def __init__(self, seats_left: int) -> None:
        seats = f"{seats_left} places" if seats_left > 1 else "1 place"
        left = f"Il reste {seats}." if seats_left else "Il n’y a plus de place."
        super().__init__(f"Cette séance est complète pour votre demande. {left}")
        self.seats_left = seats_left


class TooLate(AppointmentRefused):
    """The appointment is past, or was already closed, or the delay to change it has passed."""


class NotAllowed(AppointmentRefused):
    """This type is not open to whoever asks."""


class AddressNeeded(AppointmentRefused):
    """A visit is promised somewhere."""

    def __init__(self) -> None:
        super().__init__("Écrivez l’adresse du logement à visiter.")


class AnswersRefused(AppointmentRefused):
    """Answers to the questions of a type that cannot be kept: by code of the question."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("Vérifiez vos réponses.")
        self.errors = dict(errors)


class DecisionsNeeded(AppointmentRefused):
    """Appointments stand in what is changed: say what becomes of each."""

    def __init__(self, appointments: Sequence[Appointment]) -> None:
        number = len(appointments)
        super().__init__(f"{number} rendez-vous déjà pris sont touchés : dites ce que chacun devient.")
        self.appointments = tuple(appointments)


class CalendarRefused(AppointmentRefused):
    """A calendar of the outside that cannot be read."""
